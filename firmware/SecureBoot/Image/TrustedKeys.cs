using System;

namespace SecureBoot.Image;

/// <summary>The keys a device trusts and how many of them must have signed an image (docs/image-format.md, section 5).</summary>
public sealed class TrustedKeys
{
    private readonly TrustedKey[] _keys;

    /// <summary>Trusts <paramref name="keys"/>; at least <paramref name="threshold"/> of them must have signed.</summary>
    /// <remarks>No key at all is allowed and refuses every image.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="keys"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">A key stands twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is below 1, or above the number of keys.</exception>
    public TrustedKeys(TrustedKey[] keys, int threshold)
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

        if (threshold < 1 || (keys.Length > 0 && threshold > keys.Length))
        {
            throw new ArgumentOutOfRangeException(nameof(threshold));
        }

        Threshold = threshold;
    }

    /// <summary>How many keys there are.</summary>
    public int Count => _keys.Length;

    /// <summary>How many of them must have signed, at least 1.</summary>
    public int Threshold { get; }

    /// <summary>Key number <paramref name="index"/>.</summary>
    public TrustedKey At(int index)
    {
        return _keys[index];
    }

    /// <summary>Which key has the hash that stands at <paramref name="offset"/>, or -1.</summary>
    public int IndexOf(byte[] bytes, int offset)
    {
        for (int i = 0; i < _keys.Length; i++)
        {
            // Null while the constructor looks for repetitions.
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
