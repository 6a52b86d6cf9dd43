using System;

namespace SecureBoot.Image;

/// <summary>The keys that a device trusts, and the number of keys that must sign an image (docs/image-format.md,
/// section 5).</summary>
public sealed class TrustedKeys
{
    private readonly TrustedKey[] _keys;
    private readonly int _inverse;

    /// <summary>Trusts <paramref name="keys"/>; at least <paramref name="threshold"/> of these keys must
    /// sign.</summary>
    /// <remarks>An empty array of keys is allowed and refuses every image.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="keys"/> or one of its elements is null.</exception>
    /// <exception cref="ArgumentException">A key is a duplicate.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is below 1, or above the number of keys.</exception>
    public TrustedKeys(TrustedKey[] keys, int threshold)
        : this(keys, threshold, ~threshold)
    {
    }

    /// <summary>As the other constructor, with the threshold's complement from a separate source.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="keys"/> or one of its elements is null.</exception>
    /// <exception cref="ArgumentException">A key is a duplicate.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is below 1, above the number of keys, or not the
    /// complement's.</exception>
    public TrustedKeys(TrustedKey[] keys, int threshold, int inverse)
    {
        if (keys is null)
        {
            throw new ArgumentNullException(nameof(keys));
        }

        _keys = new TrustedKey[keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            TrustedKey key = keys[i] ?? throw new ArgumentNullException(nameof(keys));
            if (IndexOf(key.KeyHash, 0) >= 0)
            {
                throw new ArgumentException("", nameof(keys));
            }

            _keys[i] = key;
        }

        if (threshold < 1 || threshold != ~inverse || (keys.Length > 0 && threshold > keys.Length))
        {
            throw new ArgumentOutOfRangeException(nameof(threshold));
        }

        Threshold = threshold;
        _inverse = inverse;
    }

    /// <summary>The number of keys.</summary>
    public int Count => _keys.Length;

    /// <summary>The number of keys that must sign, at least 1.</summary>
    public int Threshold { get; }

    /// <summary>Whether enough verdicts are Ok, one verdict for each key, without the revoked keys. The threshold is
    /// read from its complement.</summary>
    internal bool IsMet(VerifyStatus[] verdicts, RevokedKeys revoked)
    {
        int missing = ~_inverse;
        int asked = 0;
        for (int i = 0; i < _keys.Length; i++)
        {
            asked++;
            if (verdicts[i] == VerifyStatus.Ok && !revoked.Contains(_keys[i].KeyHash))
            {
                missing--;
            }
        }

        return missing <= 0 && asked == verdicts.Length && Threshold == ~_inverse;
    }

    /// <summary>Key number <paramref name="index"/>.</summary>
    public TrustedKey At(int index)
    {
        return _keys[index];
    }

    /// <summary>The index of the key whose hash is at <paramref name="offset"/>, or -1.</summary>
    public int IndexOf(byte[] bytes, int offset)
    {
        for (int i = 0; i < _keys.Length; i++)
        {
            // Null while the constructor looks for duplicates.
            if (_keys[i] is not null && IsAt(_keys[i].KeyHash, bytes, offset))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsAt(byte[] hash, byte[] bytes, int offset)
    {
        int difference = 0;
        for (int i = 0; i < TrustedKey.HashSize; i++)
        {
            difference |= hash[i] ^ bytes[offset + i];
        }

        return difference == 0;
    }
}
