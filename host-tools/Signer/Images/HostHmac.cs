using System.Security.Cryptography;
using SecureBoot.Crypto;

namespace SecureBoot.Signer.Images;

/// <summary>HMAC-SHA-256 by .NET, where a device has its chip's own code.</summary>
public sealed class HostHmac : HmacSha256
{
    private HostHmac()
    {
    }

    /// <summary>The only one: it keeps nothing.</summary>
    public static HostHmac Instance { get; } = new();

    /// <inheritdoc/>
    public override byte[] Compute(byte[] key, byte[] data)
    {
        return HMACSHA256.HashData(key, data);
    }
}
