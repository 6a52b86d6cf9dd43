using System.Text;

namespace System.IO;

public class StreamReader : TextReader
{
    private const int BufferSize = 512;
    private const int LongestLine = 0xFFFF;

    private readonly Decoder _decoder;
    private readonly char[] _singleCharBuff = new char[1];
    private readonly bool _leaveOpen;
    private bool _disposed;
    private byte[] _buffer = new byte[BufferSize];
    private int _start;
    private int _end;

    public virtual Stream BaseStream { get; private set; }

    public virtual Encoding CurrentEncoding => Encoding.UTF8;

    /// <summary>Whether nothing is left in the buffer; the stream is not asked.</summary>
    public bool EndOfStream => _end == _start;

    public StreamReader(Stream stream, bool leaveOpen = false)
    {
        if (stream == null)
        {
            throw new ArgumentNullException();
        }

        if (!stream.CanRead)
        {
            throw new ArgumentException();
        }

        BaseStream = stream;
        _decoder = CurrentEncoding.GetDecoder();
        _leaveOpen = leaveOpen;
    }

    public override void Close()
    {
        Dispose();
    }

    protected override void Dispose(bool disposing)
    {
        if (BaseStream != null)
        {
            if (disposing && !_leaveOpen)
            {
                BaseStream.Close();
            }

            BaseStream = null;
            _buffer = null;
            _start = 0;
            _end = 0;
        }

        _disposed = true;
    }

    public override int Peek()
    {
        bool last = _start >= _end - 1;
        if (last || ((_buffer[_start + 1] & 0x80) != 0 && _start + 3 >= _end))
        {
            FillAhead();
        }

        int start = _start;
        int next = Read();
        _start = start;
        return next;
    }

    public override int Read()
    {
        while (Decode(_singleCharBuff, 0, 1) != 1)
        {
            int wanted = (int)BaseStream.Length;
            wanted = wanted > BufferSize ? BufferSize : wanted;
            if (Fill(wanted == 0 ? 1 : wanted) == 0)
            {
                return -1;
            }
        }

        return _singleCharBuff[0];
    }

    /// <summary>The result counts the characters of the last piece only, as the real one's does.</summary>
    public override int Read(char[] buffer, int index, int count)
    {
        if (buffer == null)
        {
            throw new ArgumentNullException();
        }

        if (index < 0 || count < 0)
        {
            throw new ArgumentOutOfRangeException();
        }

        if (buffer.Length - index < count)
        {
            throw new ArgumentException();
        }

        if (_disposed)
        {
            throw new ObjectDisposedException();
        }

        if (_end == 0)
        {
            Fill(count);
        }

        return ReadPieces(buffer, count);
    }

    public override string ReadLine()
    {
        char[] line = new char[BufferSize];
        int length = 0;
        for (int next = Read(); next != -1; next = Read())
        {
            if (length == line.Length)
            {
                line = Longer(line);
            }

            if (next == '\r' && Peek() == '\n')
            {
                Read();
            }

            if (next is '\r' or '\n')
            {
                return new string(line, 0, length);
            }

            line[length++] = (char)next;
        }

        return length == 0 ? null : new string(line, 0, length);
    }

    public override string ReadToEnd()
    {
        if (!BaseStream.CanSeek)
        {
            return ReadToLast();
        }

        // As many characters as the stream has bytes: text that is not ASCII ends in zeros, as in the real library.
        char[] text = new char[(int)BaseStream.Length];
        Read(text, 0, text.Length);
        return new string(text);
    }

    private int ReadPieces(char[] buffer, int count)
    {
        // The real one takes no notice of the index.
        int at = 0;
        int used;
        do
        {
            used = Decode(buffer, at, count);
            at += used;
            count -= used;
        }
        while (count != 0 && Fill(count) != 0);

        return used;
    }

    private string ReadToLast()
    {
        StringBuilder text = new StringBuilder(BufferSize, int.MaxValue);
        for (int next = Read(); next != -1; next = Read())
        {
            text.Append((char)next);
        }

        return text.ToString();
    }

    private static char[] Longer(char[] line)
    {
        if (line.Length + BufferSize > LongestLine)
        {
            throw new Exception();
        }

        char[] longer = new char[line.Length + BufferSize];
        Array.Copy(line, longer, line.Length);
        return longer;
    }

    private int Decode(char[] chars, int index, int count)
    {
        int left = _end - _start;
        _decoder.Convert(
            _buffer, _start, left, chars, index, count, false, out int bytesUsed, out int charsUsed, out _);
        _start += bytesUsed;
        return charsUsed;
    }

    private void FillAhead()
    {
        Compact();
        try
        {
            int read = 1;
            while (read > 0 && BaseStream.Length > 0 && _end < BufferSize)
            {
                int room = BufferSize - _end;
                read = BaseStream.Read(_buffer, _end, room > BaseStream.Length ? (int)BaseStream.Length : room);
                _end += read > 0 ? read : 0;
            }
        }
        catch (Exception e)
        {
            throw new IOException("Stream.Read", e);
        }
    }

    private int Fill(int count)
    {
        Compact();
        int total = 0;
        try
        {
            while (count > 0 && _end < BufferSize)
            {
                int room = BufferSize - _end;
                count = count > room ? room : count;
                int read = BaseStream.Read(_buffer, _end, count);
                if (read == 0)
                {
                    break;
                }

                total += read;
                _end += read;
                count -= read;
            }
        }
        catch (Exception e)
        {
            throw new IOException("Stream.Read", e);
        }

        return total;
    }

    private void Compact()
    {
        if (_start != 0)
        {
            Array.Copy(_buffer, _start, _buffer, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }
    }
}
