namespace SecureBoot.Crypto;

/// <summary>HMAC-SHA-256 (RFC 2104) of a whole array by code of the platform: on the device the chip's own, on a host
/// .NET's.</summary>
public abstract class HmacSha256
{
    /// <summary>The HMAC, 32 bytes; null when it cannot be computed.</summary>
    /// <param name="key">The key, at least one byte.</param>
    /// <param name="data">The data, at least one byte.</param>
    public abstract byte[]? Compute(byte[] key, byte[] data);
}
