using System;
using SecureBoot.Crypto;

namespace SecureBoot.Image;

/// <summary>A device's requirements for an image: the trusted keys, the largest size, the least counter.</summary>
public sealed class ImagePolicy
{
    /// <summary>The highest security counter that an image may have: no image reaches a higher counter, so no image can
    /// end all updates.</summary>
    public const uint CounterCeiling = 0x7FFFFFFF;

    private ImagePolicy(TrustedKeys keys, int maxSize, bool hasCounter, uint counter, RevokedKeys revoked)
    {
        if (keys is null)
        {
            throw new ArgumentNullException(nameof(keys));
        }

        Keys = keys;
        MaxSize = maxSize;
        HasCounter = hasCounter;
        Counter = counter;
        Revoked = revoked;
    }

    /// <summary>The keys that count.</summary>
    public TrustedKeys Keys { get; }

    /// <summary>The revoked keys among <see cref="Keys"/>.</summary>
    public RevokedKeys Revoked { get; }

    /// <summary>Most bytes an image may have, trailer and all.</summary>
    public int MaxSize { get; }

    /// <summary>Whether the image must have a security counter.</summary>
    public bool HasCounter { get; }

    /// <summary>The lowest security counter that is not refused.</summary>
    public uint Counter { get; }

    /// <summary>The class identifier that an image must have, 16 bytes; null accepts each.</summary>
    public byte[]? Product { get; set; }

    /// <summary>Hashes a body in one call, so that short signatures count (docs/image-format.md, section 5.4);
    /// null: short signatures do not count.</summary>
    public HmacSha256? Hmac { get; set; }

    /// <summary>Whether the ordinary digest and signatures, and each HMAC of the body, must be valid too if the short
    /// signatures would be enough: for a host, which reports to the signer.</summary>
    public bool ChecksBoth { get; set; }

    /// <summary>The policy of a device that stores the security counter <paramref name="counter"/>: an image without
    /// one is refused.</summary>
    public static ImagePolicy WithCounter(TrustedKeys keys, int maxSize, uint counter)
    {
        return new ImagePolicy(keys, maxSize, hasCounter: true, counter, RevokedKeys.None);
    }

    /// <summary>The policy of a device that also remembers keys as revoked.</summary>
    public static ImagePolicy WithCounter(TrustedKeys keys, int maxSize, uint counter, RevokedKeys revoked)
    {
        if (revoked is null)
        {
            throw new ArgumentNullException(nameof(revoked));
        }

        return new ImagePolicy(keys, maxSize, hasCounter: true, counter, revoked);
    }

    /// <summary>A policy without rollback protection: for a host that inspects an image, never for a device that boots
    /// an image.</summary>
    public static ImagePolicy WithoutCounter(TrustedKeys keys, int maxSize)
    {
        return new ImagePolicy(keys, maxSize, hasCounter: false, counter: 0, RevokedKeys.None);
    }
}
