using System.Security.Cryptography;
using SecureBoot.Crypto;

namespace SecureBoot.Tests.Image;

/// <summary>.NET's HMAC, or an HMAC with a fault.</summary>
internal sealed class FrameworkHmac(string fault = "") : HmacSha256
{
    public override byte[]? Compute(byte[] key, byte[] data)
    {
        byte[] hash = HMACSHA256.HashData(key, data);
        return fault switch
        {
            "null" => null,
            "short" => hash[..31],
            "empty" => [],
            "other" => HMACSHA256.HashData(data, key),
            _ => hash,
        };
    }
}
