using System;
using System.Collections.Concurrent;
using System.Linq;
using SecureBoot.Crypto;
using SecureBoot.Image;

namespace SecureBoot.Update.Simulation;

/// <summary>A trusted key that asks the real one once for each digest and signature. For simulations only: they verify
/// the same few images 10^5 times.</summary>
public sealed class RememberingKey : TrustedKey
{
    private readonly TrustedKey _key;
    private readonly ConcurrentDictionary<string, VerifyStatus> _verdicts = new(StringComparer.Ordinal);

    /// <summary>Remembers the verdicts of <paramref name="key"/>.</summary>
    public RememberingKey(TrustedKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        _key = key;
    }

    /// <inheritdoc/>
    public override byte[] KeyHash => _key.KeyHash;

    /// <inheritdoc/>
    public override ushort SignatureType => _key.SignatureType;

    /// <inheritdoc/>
    public override VerifyStatus Verify(byte[] digest, byte[] bytes, int offset, int length)
    {
        string question = Convert.ToHexString([.. digest.Concat(bytes.Skip(offset).Take(length))]);
        return _verdicts.GetOrAdd(question, _ => _key.Verify(digest, bytes, offset, length));
    }

    /// <inheritdoc/>
    public override VerifyStatus VerifyFixed(byte[] digest, byte[] bytes, int offset)
    {
        string question = "fixed "
            + Convert.ToHexString([.. digest.Concat(bytes.Skip(offset).Take(EcdsaSignature.Size))]);
        return _verdicts.GetOrAdd(question, _ => _key.VerifyFixed(digest, bytes, offset));
    }
}
