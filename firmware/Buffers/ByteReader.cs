using System;

namespace SecureBoot.Buffers;

/// <summary>A bounded cursor over part of a byte array: the only way in which this product parses bytes.</summary>
/// <remarks>A read that does not fit returns false, gives zero and does not change the position.</remarks>
public sealed class ByteReader
{
    private readonly byte[] _bytes;
    private int _end;
    private int _position;

    /// <summary>Covers <paramref name="length"/> bytes from index <paramref name="start"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range is not inside the array.</exception>
    public ByteReader(byte[] bytes, int start, int length)
    {
        if (bytes is null)
        {
            throw new ArgumentNullException(nameof(bytes));
        }

        if (start < 0 || start > bytes.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(start));
        }

        // Compare with the bytes that are left, never start + length: the sum can overflow.
        if (length < 0 || length > bytes.Length - start)
        {
            throw new ArgumentOutOfRangeException(nameof(length));
        }

        _bytes = bytes;
        _position = start;
        _end = start + length;
    }

    /// <summary>The index in the array at which the next read starts.</summary>
    public int Position => _position;

    /// <summary>The number of bytes that are left.</summary>
    public int Remaining => _end - _position;

    /// <summary>Changes the range of the array that this reader covers; false, without a change, if the range is not
    /// inside the array.</summary>
    public bool TryCover(int start, int length)
    {
        if (start < 0 || start > _bytes.Length || length < 0 || length > _bytes.Length - start)
        {
            return false;
        }

        _position = start;
        _end = start + length;
        return true;
    }

    /// <summary>Skips <paramref name="count"/> bytes; false for a negative count, or more bytes than are
    /// left.</summary>
    public bool TrySkip(int count)
    {
        if (count < 0 || count > _end - _position)
        {
            return false;
        }

        _position += count;
        return true;
    }

    /// <summary>Reads 8 bits.</summary>
    public bool TryReadByte(out byte value)
    {
        int at = _position;
        if (!TrySkip(1))
        {
            value = 0;
            return false;
        }

        value = _bytes[at];
        return true;
    }

    /// <summary>Reads 8 bits and keeps the position.</summary>
    public bool TryPeekByte(out byte value)
    {
        bool isThere = _position < _end;
        value = isThere ? _bytes[_position] : (byte)0;
        return isThere;
    }

    /// <summary>Reads 16 bits, little-endian.</summary>
    public bool TryReadUInt16(out ushort value)
    {
        int at = _position;
        if (!TrySkip(2))
        {
            value = 0;
            return false;
        }

        value = (ushort)(_bytes[at] | (_bytes[at + 1] << 8));
        return true;
    }

    /// <summary>Reads 16 bits, big-endian.</summary>
    public bool TryReadUInt16BigEndian(out ushort value)
    {
        int at = _position;
        if (!TrySkip(2))
        {
            value = 0;
            return false;
        }

        value = (ushort)((_bytes[at] << 8) | _bytes[at + 1]);
        return true;
    }

    /// <summary>Reads 16 bits with sign, little-endian.</summary>
    public bool TryReadInt16(out short value)
    {
        bool read = TryReadUInt16(out ushort bits);
        value = unchecked((short)bits);
        return read;
    }

    /// <summary>Reads 16 bits with sign, big-endian.</summary>
    public bool TryReadInt16BigEndian(out short value)
    {
        bool read = TryReadUInt16BigEndian(out ushort bits);
        value = unchecked((short)bits);
        return read;
    }

    /// <summary>Reads 24 bits, little-endian: 0 to 16777215.</summary>
    public bool TryReadUInt24(out int value)
    {
        int at = _position;
        if (!TrySkip(3))
        {
            value = 0;
            return false;
        }

        value = _bytes[at] | (_bytes[at + 1] << 8) | (_bytes[at + 2] << 16);
        return true;
    }

    /// <summary>Reads 24 bits, big-endian: 0 to 16777215.</summary>
    public bool TryReadUInt24BigEndian(out int value)
    {
        int at = _position;
        if (!TrySkip(3))
        {
            value = 0;
            return false;
        }

        value = (_bytes[at] << 16) | (_bytes[at + 1] << 8) | _bytes[at + 2];
        return true;
    }

    /// <summary>Reads <paramref name="count"/> numbers of 16 bits, little-endian, to <paramref name="target"/> from
    /// index <paramref name="at"/>; false, without a change, if the reader or the target has fewer.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="target"/> is null.</exception>
    public bool TryReadUInt16s(ushort[] target, int at, int count)
    {
        if (target is null)
        {
            throw new ArgumentNullException(nameof(target));
        }

        if (at < 0 || at > target.Length || count < 0 || count > target.Length - at || count > (_end - _position) / 2)
        {
            return false;
        }

        byte[] bytes = _bytes;
        int from = _position;
        for (int end = at + count; at < end; at++)
        {
            target[at] = (ushort)(bytes[from] | (bytes[from + 1] << 8));
            from += 2;
        }

        _position = from;
        return true;
    }

    /// <summary>Reads 32 bits, little-endian.</summary>
    public bool TryReadUInt32(out uint value)
    {
        int at = _position;
        if (!TrySkip(4))
        {
            value = 0;
            return false;
        }

        value = _bytes[at] | ((uint)_bytes[at + 1] << 8) | ((uint)_bytes[at + 2] << 16) | ((uint)_bytes[at + 3] << 24);
        return true;
    }

    /// <summary>Reads 32 bits, big-endian.</summary>
    public bool TryReadUInt32BigEndian(out uint value)
    {
        int at = _position;
        if (!TrySkip(4))
        {
            value = 0;
            return false;
        }

        value = ((uint)_bytes[at] << 24) | ((uint)_bytes[at + 1] << 16) | ((uint)_bytes[at + 2] << 8) | _bytes[at + 3];
        return true;
    }

    /// <summary>Copies <paramref name="count"/> bytes to <paramref name="target"/> from index <paramref name="at"/>;
    /// false, without a change, if the reader or the target has fewer.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="target"/> is null.</exception>
    public bool TryReadBytes(byte[] target, int at, int count)
    {
        if (target is null)
        {
            throw new ArgumentNullException(nameof(target));
        }

        if (at < 0 || at > target.Length || count < 0 || count > target.Length - at)
        {
            return false;
        }

        int from = _position;
        if (!TrySkip(count))
        {
            return false;
        }

        Array.Copy(_bytes, from, target, at, count);
        return true;
    }
}
