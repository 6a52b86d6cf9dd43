namespace SecureBoot.Crypto;

/// <summary>HMAC-SHA-256 (RFC 2104) of a whole array by code of the platform: the chip's own code on the device, .NET's
/// on a host.</summary>
public abstract class HmacSha256
{
    /// <summary>The HMAC, 32 bytes; null if it cannot be computed.</summary>
    /// <param name="key">The key, at least one byte.</param>
    /// <param name="data">The data, at least one byte.</param>
    public abstract byte[]? Compute(byte[] key, byte[] data);
}
