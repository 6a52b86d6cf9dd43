using System;

namespace SecureBoot.Buffers;

/// <summary>A bounded cursor that writes into part of a byte array: the other half of
/// <see cref="ByteReader"/>.</summary>
/// <remarks>A write that does not fit returns false, writes no bytes and does not change the position.</remarks>
public sealed class ByteWriter
{
    private readonly byte[] _bytes;
    private int _end;
    private int _position;

    /// <summary>Covers <paramref name="length"/> bytes from index <paramref name="start"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range is not inside the array.</exception>
    public ByteWriter(byte[] bytes, int start, int length)
    {
        if (bytes is null)
        {
            throw new ArgumentNullException(nameof(bytes));
        }

        if (start < 0 || start > bytes.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(start));
        }

        if (length < 0 || length > bytes.Length - start)
        {
            throw new ArgumentOutOfRangeException(nameof(length));
        }

        _bytes = bytes;
        _position = start;
        _end = start + length;
    }

    /// <summary>The index in the array at which the next write starts.</summary>
    public int Position => _position;

    /// <summary>The number of bytes that are left.</summary>
    public int Remaining => _end - _position;

    /// <summary>Changes the range of the array that this writer covers; false, without a change, if the range is not
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

    /// <summary>Writes 8 bits.</summary>
    public bool TryWriteByte(byte value)
    {
        if (Remaining < 1)
        {
            return false;
        }

        _bytes[_position++] = value;
        return true;
    }

    /// <summary>Writes 16 bits, little-endian.</summary>
    public bool TryWriteUInt16(ushort value)
    {
        if (Remaining < 2)
        {
            return false;
        }

        _bytes[_position++] = (byte)(value & 0xFF);
        _bytes[_position++] = (byte)(value >> 8);
        return true;
    }

    /// <summary>Writes 16 bits, big-endian.</summary>
    public bool TryWriteUInt16BigEndian(ushort value)
    {
        if (Remaining < 2)
        {
            return false;
        }

        _bytes[_position++] = (byte)(value >> 8);
        _bytes[_position++] = (byte)(value & 0xFF);
        return true;
    }

    /// <summary>Writes <paramref name="count"/> numbers of 16 bits, little-endian, of <paramref name="source"/> from
    /// index <paramref name="at"/>; false, without a change, if the source or the writer has fewer.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public bool TryWriteUInt16s(ushort[] source, int at, int count)
    {
        if (source is null)
        {
            throw new ArgumentNullException(nameof(source));
        }

        if (at < 0 || at > source.Length || count < 0 || count > source.Length - at || count > Remaining / 2)
        {
            return false;
        }

        byte[] bytes = _bytes;
        int to = _position;
        for (int end = at + count; at < end; at++)
        {
            int value = source[at];
            bytes[to] = (byte)(value & 0xFF);
            bytes[to + 1] = (byte)(value >> 8);
            to += 2;
        }

        _position = to;
        return true;
    }

    /// <summary>Writes 32 bits, little-endian.</summary>
    public bool TryWriteUInt32(uint value)
    {
        if (Remaining < 4)
        {
            return false;
        }

        _bytes[_position++] = (byte)(value & 0xFF);
        _bytes[_position++] = (byte)((value >> 8) & 0xFF);
        _bytes[_position++] = (byte)((value >> 16) & 0xFF);
        _bytes[_position++] = (byte)(value >> 24);
        return true;
    }

    /// <summary>Writes 32 bits, big-endian.</summary>
    public bool TryWriteUInt32BigEndian(uint value)
    {
        if (Remaining < 4)
        {
            return false;
        }

        _bytes[_position++] = (byte)(value >> 24);
        _bytes[_position++] = (byte)((value >> 16) & 0xFF);
        _bytes[_position++] = (byte)((value >> 8) & 0xFF);
        _bytes[_position++] = (byte)(value & 0xFF);
        return true;
    }

    /// <summary>Copies <paramref name="count"/> bytes of <paramref name="source"/> from index <paramref name="at"/>;
    /// false, without a change, if the source or the writer has fewer.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public bool TryWriteBytes(byte[] source, int at, int count)
    {
        if (source is null)
        {
            throw new ArgumentNullException(nameof(source));
        }

        if (at < 0 || at > source.Length || count < 0 || count > source.Length - at || count > Remaining)
        {
            return false;
        }

        Array.Copy(source, at, _bytes, _position, count);
        _position += count;
        return true;
    }
}
