using System;

namespace SecureBoot.Image;

/// <summary>Keys that no longer count, each by the first bytes of its key hash (docs/image-format.md, section 5.2).</summary>
/// <remarks>They are only ever compared with the few keys that the boot stage trusts, so 8 bytes tell them apart.</remarks>
public sealed class RevokedKeys
{
    /// <summary>Most keys that a device can remember as revoked.</summary>
    public const int Capacity = 8;

    /// <summary>How many bytes of a key hash are remembered.</summary>
    public const int NameSize = 8;

    private readonly byte[] _names = new byte[Capacity * NameSize];

    /// <summary>How many keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>Reads <paramref name="count"/> names; null if there cannot be so many, or a place that is not used is not zero.</summary>
    public static RevokedKeys? TryRead(byte[] names, int count)
    {
        RevokedKeys keys = new();
        if (names is null || names.Length != keys._names.Length || count < 0 || count > Capacity)
        {
            return null;
        }

        for (int i = count * NameSize; i < names.Length; i++)
        {
            if (names[i] != 0)
            {
                return null;
            }
        }

        Array.Copy(names, 0, keys._names, 0, names.Length);
        keys.Count = count;
        return keys;
    }

    /// <summary>The names, one after the other; places that are not used are zero.</summary>
    public byte[] ToArray()
    {
        byte[] names = new byte[_names.Length];
        Array.Copy(_names, 0, names, 0, names.Length);
        return names;
    }

    /// <summary>Whether the key with the hash is among them.</summary>
    public bool Contains(byte[] keyHash)
    {
        for (int i = 0; i < Count; i++)
        {
            if (IsAt(i, keyHash))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds the key with the hash; false, and nothing changes, when there is no room for it.</summary>
    public bool TryAdd(byte[] keyHash)
    {
        if (Contains(keyHash))
        {
            return true;
        }

        if (Count == Capacity)
        {
            return false;
        }

        Array.Copy(keyHash, 0, _names, Count * NameSize, NameSize);
        Count++;
        return true;
    }

    /// <summary>Whether the other has the same keys in the same order.</summary>
    public bool IsSame(RevokedKeys other)
    {
        bool same = Count == other.Count;
        for (int i = 0; i < _names.Length; i++)
        {
            same &= _names[i] == other._names[i];
        }

        return same;
    }

    private bool IsAt(int index, byte[] keyHash)
    {
        for (int i = 0; i < NameSize; i++)
        {
            if (_names[(index * NameSize) + i] != keyHash[i])
            {
                return false;
            }
        }

        return true;
    }
}
