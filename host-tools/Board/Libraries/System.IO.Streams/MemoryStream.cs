namespace System.IO;

/// <summary>At most 65535 bytes; an array that was given does not grow.</summary>
public class MemoryStream : Stream
{
    private const int FirstCapacity = 256;
    private const int MostBytes = 0xFFFF;

    private readonly bool _grows;
    private readonly bool _isWritable;
    private byte[] _bytes;
    private int _length;
    private int _position;
    private bool _isOpen = true;

    public MemoryStream()
    {
        _bytes = new byte[FirstCapacity];
        _grows = true;
        _isWritable = true;
    }

    public MemoryStream(byte[] buffer)
        : this(buffer, true)
    {
    }

    public MemoryStream(byte[] buffer, bool isWritable)
    {
        if (buffer == null)
        {
            throw new ArgumentNullException();
        }

        _bytes = buffer;
        _length = buffer.Length;
        _isWritable = isWritable;
    }

    public override bool CanRead => _isOpen;

    public override bool CanSeek => _isOpen;

    public override bool CanWrite => _isWritable;

    public override long Length
    {
        get
        {
            RequireOpen();
            return _length;
        }
    }

    public override long Position
    {
        get
        {
            RequireOpen();
            return _position;
        }

        set
        {
            RequireOpen();
            if (value < 0 || value > MostBytes)
            {
                throw new ArgumentOutOfRangeException();
            }

            _position = (int)value;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _isOpen = false;
        }
    }

    public override void Flush()
    {
    }

    public virtual byte[] GetBuffer()
    {
        return _bytes;
    }

    public virtual byte[] ToArray()
    {
        byte[] copy = new byte[_length];
        Array.Copy(_bytes, 0, copy, 0, _length);
        return copy;
    }

    public override int Read(SpanByte buffer)
    {
        RequireOpen();
        int count = Smaller(_length - _position, buffer.Length);
        for (int i = 0; i < count; i++)
        {
            buffer[i] = _bytes[_position + i];
        }

        return Advance(count);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        RequireOpen();
        RequireRange(buffer, offset, count);
        count = Smaller(_length - _position, count);
        if (count > 0)
        {
            Array.Copy(_bytes, _position, buffer, offset, count);
        }

        return Advance(count);
    }

    public override int ReadByte()
    {
        RequireOpen();
        return _position < _length ? _bytes[_position++] : -1;
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        RequireOpen();
        if (offset > MostBytes)
        {
            throw new ArgumentOutOfRangeException();
        }

        long from;
        switch (origin)
        {
            case SeekOrigin.Begin:
                from = 0;
                break;
            case SeekOrigin.Current:
                from = _position;
                break;
            case SeekOrigin.End:
                from = _length;
                break;
            default:
                throw new ArgumentException();
        }

        if (from + offset < 0)
        {
            throw new IOException();
        }

        _position = (int)(from + offset);
        return _position;
    }

    public override void SetLength(long value)
    {
        RequireOpen();
        RequireWritable();
        if (value < 0 || value > MostBytes)
        {
            throw new ArgumentOutOfRangeException();
        }

        int length = (int)value;
        if (!Reserve(length) && length > _length)
        {
            Array.Clear(_bytes, _length, length - _length);
        }

        _length = length;
        _position = Smaller(_position, length);
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        RequireOpen();
        RequireWritable();
        RequireRange(buffer, offset, count);
        Extend(_position + count);
        Array.Copy(buffer, offset, _bytes, _position, count);
        _position += count;
    }

    public override void WriteByte(byte value)
    {
        RequireOpen();
        RequireWritable();
        Extend(_position + 1);
        _bytes[_position++] = value;
    }

    public virtual void WriteTo(Stream stream)
    {
        RequireOpen();
        if (stream == null)
        {
            throw new ArgumentNullException();
        }

        stream.Write(_bytes, 0, _length);
    }

    private static void RequireRange(byte[] buffer, int offset, int count)
    {
        if (buffer == null)
        {
            throw new ArgumentNullException();
        }

        if (offset < 0 || count < 0)
        {
            throw new ArgumentOutOfRangeException();
        }

        if (buffer.Length - offset < count)
        {
            throw new ArgumentException();
        }
    }

    // Math is in a separate library.
    private static int Smaller(int a, int b)
    {
        return a < b ? a : b;
    }

    private static int Larger(int a, int b)
    {
        return a > b ? a : b;
    }

    private int Advance(int count)
    {
        if (count <= 0)
        {
            return 0;
        }

        _position += count;
        return count;
    }

    // The bytes between the old end and the position are not cleared: on the device, old bytes reappear there.
    private void Extend(int end)
    {
        Reserve(end);
        _length = Larger(_length, end);
    }

    private bool Reserve(int length)
    {
        if (length <= _bytes.Length)
        {
            return false;
        }

        if (length > MostBytes)
        {
            throw new ArgumentOutOfRangeException();
        }

        if (!_grows)
        {
            throw new NotSupportedException();
        }

        byte[] larger = new byte[Smaller(MostBytes, Larger(length, Larger(FirstCapacity, _bytes.Length * 2)))];
        Array.Copy(_bytes, 0, larger, 0, _length);
        _bytes = larger;
        return true;
    }

    private void RequireOpen()
    {
        if (!_isOpen)
        {
            throw new ObjectDisposedException();
        }
    }

    private void RequireWritable()
    {
        if (!_isWritable)
        {
            throw new NotSupportedException();
        }
    }
}
