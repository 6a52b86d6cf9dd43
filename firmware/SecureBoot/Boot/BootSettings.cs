using SecureBoot.Crypto;
using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>A device's requirements for images and for their starts, besides the signatures.</summary>
public sealed class BootSettings
{
    /// <summary>Settings with the usual values.</summary>
    /// <param name="maxSize">Most bytes an image may have.</param>
    public BootSettings(int maxSize)
    {
        MaxSize = maxSize;
    }

    /// <summary>Most bytes an image may have.</summary>
    public int MaxSize { get; }

    /// <summary>The class identifier that an image must have, 16 bytes; null accepts each.</summary>
    public byte[]? Product { get; set; }

    /// <summary>A second copy of <see cref="Product"/>, from a separate source, for the second look; null: there is no
    /// second copy.</summary>
    public byte[]? ProductAgain { get; set; }

    /// <summary>Hashes a body in one call, so that short signatures count; null: short signatures do not
    /// count.</summary>
    public HmacSha256? Hmac { get; set; }

    /// <summary>Whether a new image is refused if its version is lower than the confirmed version and its security
    /// counter is the same.</summary>
    public bool RefusesDowngrade { get; set; }

    /// <summary>The number of consecutive starts of an image without a sign of life, 1 to 100.</summary>
    public int StartLimit { get; set; } = 5;

    /// <summary>The policy for an image whose security counter must be at least <paramref name="lowest"/>.</summary>
    internal ImagePolicy CreatePolicy(TrustedKeys keys, uint lowest, RevokedKeys revoked)
    {
        ImagePolicy policy = ImagePolicy.WithCounter(keys, MaxSize, lowest, revoked);
        policy.Product = Product;
        policy.Hmac = Hmac;
        return policy;
    }

    /// <summary>The policy of <see cref="CreatePolicy"/> for the second look, with the second copy of the
    /// product.</summary>
    internal ImagePolicy CreatePolicyAgain(TrustedKeys keys, uint lowest, RevokedKeys revoked)
    {
        ImagePolicy policy = ImagePolicy.WithCounter(keys, MaxSize, lowest, revoked);
        policy.Product = ProductAgain ?? Product;
        return policy;
    }
}
