#if NATIVE_HASH
using System.Security.Cryptography;
using SecureBoot.Crypto;

namespace SecureBoot.BootStage;

/// <summary>The chip's own HMAC, in one native call: nanoFramework.System.Security.Cryptography must be in the
/// deployment, and in the firmware.</summary>
internal sealed class NativeHmac : HmacSha256
{
    /// <inheritdoc/>
    public override byte[] Compute(byte[] key, byte[] data)
    {
        return HMACSHA256.HashData(key, data);
    }
}
#endif
