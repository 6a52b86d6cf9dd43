using System;

namespace SecureBoot.Image;

/// <summary>Revoked keys, each by the first bytes of its key hash (docs/image-format.md, section 5.2).
/// Immutable.</summary>
/// <remarks>The names are compared only with the few keys that the boot stage trusts, so 8 bytes distinguish the
/// keys.</remarks>
public sealed class RevokedKeys
{
    /// <summary>Most keys that a device can remember as revoked.</summary>
    public const int Capacity = 8;

    /// <summary>The number of bytes of a key hash that a name has.</summary>
    public const int NameSize = 8;

    private readonly byte[] _names;

    private RevokedKeys(byte[] names)
    {
        _names = names;
    }

    /// <summary>No keys.</summary>
    public static RevokedKeys None { get; } = new(new byte[0]);

    /// <summary>The number of keys.</summary>
    public int Count => _names.Length / NameSize;

    /// <summary>Reads <paramref name="count"/> names from an array with room for all names; null if the count is too
    /// large, or an unused place is not zero.</summary>
    public static RevokedKeys? TryRead(byte[] room, int count)
    {
        if (room is null || room.Length != Capacity * NameSize || count < 0 || count > Capacity)
        {
            return null;
        }

        for (int i = count * NameSize; i < room.Length; i++)
        {
            if (room[i] != 0)
            {
                return null;
            }
        }

        return count == 0 ? None : new RevokedKeys(Copy(room, count * NameSize, count * NameSize));
    }

    /// <summary>The names, one after the other, in an array with room for all names; unused places are zero.</summary>
    public byte[] ToArray()
    {
        return Copy(_names, _names.Length, Capacity * NameSize);
    }

    /// <summary>Whether the key with the hash is one of the revoked keys.</summary>
    public bool Contains(byte[] keyHash)
    {
        for (int i = 0; i < _names.Length; i += NameSize)
        {
            if (IsAt(i, keyHash))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>These keys and the key with the hash; null if there is no room for another key.</summary>
    public RevokedKeys? With(byte[] keyHash)
    {
        if (Contains(keyHash))
        {
            return this;
        }

        if (Count == Capacity)
        {
            return null;
        }

        // The new name starts after whole names: with one more byte, by a fault of the chip, no comparison would find
        // it.
        int size = Count * NameSize;
        byte[] names = Copy(_names, size, size + NameSize);
        Array.Copy(keyHash, 0, names, size, NameSize);
        return new RevokedKeys(names);
    }

    /// <summary>Whether the other object has the same keys in the same order.</summary>
    public bool IsSame(RevokedKeys other)
    {
        bool same = _names.Length == other._names.Length;
        for (int i = 0; same && i < _names.Length; i++)
        {
            same = _names[i] == other._names[i];
        }

        return same;
    }

    private static byte[] Copy(byte[] bytes, int count, int size)
    {
        byte[] copy = new byte[size];
        Array.Copy(bytes, 0, copy, 0, count);
        return copy;
    }

    private bool IsAt(int offset, byte[] keyHash)
    {
        for (int i = 0; i < NameSize; i++)
        {
            if (_names[offset + i] != keyHash[i])
            {
                return false;
            }
        }

        return true;
    }
}
