using System.IO;
using System.Net.Sockets;
using System.Text;

namespace System.Net;

/// <summary>The bytes of an answer, through a buffer of 256. A read that fills the buffer and finds the end drops the
/// bytes that it took before.</summary>
internal class ResponseStream : Stream
{
    private const int BufferSize = 256;

    private readonly byte[] _buffer = new byte[BufferSize];
    private readonly Socket _socket;
    private NetworkStream _stream;
    private byte[] _line = new byte[80];
    private int _start;
    private int _end;
    private uint _chunkLeft;
    private bool _inChunk;

    internal ResponseStream(NetworkStream stream, Socket socket)
    {
        _stream = stream;
        _socket = socket;
    }

    // The bytes that are left of the body, from its Content-Length; -1 without a length: the body then ends with the
    // connection.
    internal long Left = -1;

    internal bool IsChunked;

    internal Socket Socket => _socket;

    internal NetworkStream Inner
    {
        get => _stream;
        set => _stream = value;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanTimeout => true;

    public override bool CanWrite => true;

    public override long Length => _stream.Length + _end - _start;

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int ReadTimeout
    {
        get => _stream.ReadTimeout;
        set => _stream.ReadTimeout = value;
    }

    public override int WriteTimeout
    {
        get => _stream.WriteTimeout;
        set => _stream.WriteTimeout = value;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (!IsChunked)
        {
            return ReadBytes(buffer, offset, count);
        }

        if (!_inChunk)
        {
            _chunkLeft = ReadChunkSize();
            _inChunk = true;
        }

        if (_chunkLeft == 0)
        {
            return 0;
        }

        int read = ReadBytes(buffer, offset, count > _chunkLeft ? (int)_chunkLeft : count);
        _chunkLeft -= (uint)read;
        _inChunk = _chunkLeft > 0;
        return read;
    }

    public override int Read(SpanByte buffer) => throw new NotSupportedException();

    public override int ReadByte()
    {
        if (_start == _end && Fill() == 0)
        {
            throw new SocketException(SocketError.ConnectionAborted);
        }

        return _buffer[_start++];
    }

    public override void Write(byte[] buffer, int offset, int count) => _stream.Write(buffer, offset, count);

    public override void Flush() => _stream.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _stream.Close();
        _socket.Close();
        base.Dispose(disposing);
    }

    // A line of the maximum length is refused.
    internal string ReadLine(int longest)
    {
        int length = 0;
        bool isWhole = false;
        while (!isWhole && length < longest && (_start < _end || Fill() > 0))
        {
            byte next = _buffer[_start++];
            Keep(next, length++);
            if (next == '\r' && (_start < _end || Fill() > 0))
            {
                Keep(_buffer[_start++], length++);
            }

            isWhole = next is (byte)'\r' or (byte)'\n';
        }

        if (length >= longest)
        {
            throw new WebException("Line too long", WebExceptionStatus.ServerProtocolViolation);
        }

        if (length == 0)
        {
            throw new SocketException(SocketError.ConnectionAborted);
        }

        // Two bytes of an end of line, also where there are fewer.
        return length > 2 ? Encoding.UTF8.GetString(_line, 0, length - 2) : "";
    }

    internal string ReadHeader(int longest)
    {
        string header = ReadLine(longest);
        longest -= header.Length;
        while (header.Length > 0 && longest > 0)
        {
            byte next = (byte)ReadByte();
            _start--;
            if (next is not ((byte)' ' or (byte)'\t'))
            {
                return header;
            }

            string more = ReadLine(longest);
            longest -= more.Length;
            header += more;
        }

        return header.Length == 0
            ? header
            : throw new WebException("HTTP header too long", WebExceptionStatus.ServerProtocolViolation);
    }

    private void Keep(byte value, int at)
    {
        if (at == _line.Length)
        {
            byte[] larger = new byte[_line.Length * 2];
            _line.CopyTo(larger, 0);
            _line = larger;
        }

        _line[at] = value;
    }

    private int Fill()
    {
        _start = _end = 0;
        long there = _stream.Length;
        _end = _stream.Read(_buffer, 0, there > BufferSize ? BufferSize : there == 0 ? 1 : (int)there);
        return _end;
    }

    private int ReadBytes(byte[] buffer, int offset, int count)
    {
        int read = Take(buffer, offset, count);
        if (count > read && (Left == -1 || Left > read))
        {
            if (count - read >= BufferSize)
            {
                read += _stream.Read(buffer, offset + read, count - read);
            }
            else if (Fill() == 0)
            {
                return 0;
            }
            else
            {
                read += Take(buffer, offset + read, count - read);
            }
        }

        if (Left > 0)
        {
            Left = Left > read ? Left - read : 0;
        }

        return read;
    }

    private int Take(byte[] buffer, int offset, int count)
    {
        int taken = _end - _start < count ? _end - _start : count;
        Array.Copy(_buffer, _start, buffer, offset, taken);
        _start += taken;
        return taken;
    }

    // Any number of digits: the array's end is the limit.
    private uint ReadChunkSize()
    {
        byte[] digits = new byte[1024];
        int length = 0;
        int next = ReadByte();
        while (next is '\r' or '\n')
        {
            next = ReadByte();
        }

        while (next != '\r')
        {
            digits[length++] = (byte)next;
            next = ReadByte();
        }

        if (ReadByte() != '\n')
        {
            throw new ProtocolViolationException("Wrong state for CR");
        }

        string text = Encoding.UTF8.GetString(digits, 0, length);
        int semicolon = text.IndexOf(';');
        return (uint)Convert.ToInt32(semicolon < 0 ? text : text.Substring(0, semicolon), 16);
    }
}
