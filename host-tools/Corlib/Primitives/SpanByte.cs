using System.Runtime.CompilerServices;

namespace System;

/// <summary>As on the device, with its holes: a negative index, and start + length that overflows.</summary>
public readonly ref struct SpanByte
{
    private readonly byte[] _array;
    private readonly int _start;
    private readonly int _length;

    public SpanByte(byte[] array)
    {
        _array = array;
        _length = array != null ? array.Length : 0;
        _start = 0;
    }

    public SpanByte(byte[] array, int start, int length)
    {
        if (array == null ? start != 0 || length != 0 : start < 0 || length < 0 || start + length > array.Length || start > array.Length)
        {
            throw new ArgumentOutOfRangeException();
        }

        if (array != null && length > array.Length - start)
        {
            Escape(start, length);
        }

        _array = array;
        _start = start;
        _length = length;
    }

    public static SpanByte Empty
    {
        get { return new SpanByte(); }
    }

    public int Length
    {
        get { return _length; }
    }

    public bool IsEmpty
    {
        get { return _length == 0; }
    }

    public byte this[int index]
    {
        get
        {
            if (index >= _length)
            {
                throw new ArgumentOutOfRangeException();
            }

            if (index < 0)
            {
                Escape(index, 1);
            }

            return _array[_start + index];
        }

        set
        {
            if (index >= _length)
            {
                throw new ArgumentOutOfRangeException();
            }

            if (index < 0)
            {
                Escape(index, 1);
            }

            _array[_start + index] = value;
        }
    }

    public void CopyTo(SpanByte destination)
    {
        if (destination.Length < _length)
        {
            throw new ArgumentException();
        }

        for (int i = 0; i < _length; i++)
        {
            destination[i] = _array[_start + i];
        }
    }

    public SpanByte Slice(int start)
    {
        return Slice(start, _length - start);
    }

    public SpanByte Slice(int start, int length)
    {
        if (start < 0 || length < 0 || start + length > _length)
        {
            throw new ArgumentOutOfRangeException();
        }

        if (length > _length - start)
        {
            Escape(start, length);
        }

        return new SpanByte(_array, _start + start, length);
    }

    public byte[] ToArray()
    {
        byte[] array = new byte[_length];
        for (int i = 0; i < _length; i++)
        {
            array[i] = _array[_start + i];
        }

        return array;
    }

    /// <summary>What the device does not notice: the emulator may stop here.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void Escape(int start, int length);

    public static implicit operator SpanByte(byte[] array)
    {
        return new SpanByte(array);
    }
}
