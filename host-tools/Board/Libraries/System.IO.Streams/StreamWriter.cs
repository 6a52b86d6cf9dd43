using System.Text;

namespace System.IO;

public class StreamWriter : TextWriter
{
    private const int BufferSize = 0xFFF;

    private readonly bool _leaveOpen;
    private bool _disposed;
    private byte[] _buffer = new byte[BufferSize];
    private int _count;
    private byte[] _newLineBytes = new byte[] { 0x0D, 0x0A };

    public virtual Stream BaseStream { get; private set; }

    public override Encoding Encoding => Encoding.UTF8;

    public override string NewLine
    {
        get => base.NewLine;
        set
        {
            base.NewLine = value;
            _newLineBytes = Encoding.GetBytes(value);
        }
    }

    public StreamWriter(Stream stream, bool leaveOpen = false)
    {
        if (stream == null)
        {
            throw new ArgumentNullException();
        }

        if (!stream.CanWrite)
        {
            throw new ArgumentException();
        }

        BaseStream = stream;
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
            if (disposing)
            {
                FlushAndClose();
            }

            BaseStream = null;
            _buffer = null;
            _count = 0;
        }

        _disposed = true;
    }

    public override void Flush()
    {
        if (_disposed)
        {
            throw new ObjectDisposedException();
        }

        if (_count == 0)
        {
            return;
        }

        try
        {
            BaseStream.Write(_buffer, 0, _count);
        }
        catch (Exception e)
        {
            throw new IOException("StreamWriter Flush. ", e);
        }

        _count = 0;
    }

    public override void Write(char value)
    {
        WriteBytes(Encoding.GetBytes(value.ToString()));
    }

    public override void Write(string value)
    {
        WriteBytes(Encoding.GetBytes(value));
    }

    public override void WriteLine()
    {
        WriteBytes(_newLineBytes);
    }

    public override void WriteLine(string value)
    {
        Write(value);
        WriteLine();
    }

    // After a failed flush the close is still tried, and the reverse.
    private void FlushAndClose()
    {
        try
        {
            if (BaseStream.CanWrite)
            {
                Flush();
            }
        }
        catch
        {
        }

        try
        {
            if (!_leaveOpen)
            {
                BaseStream.Close();
            }
        }
        catch
        {
        }
    }

    private void WriteBytes(byte[] bytes)
    {
        if (_disposed)
        {
            throw new ObjectDisposedException();
        }

        if (_count + bytes.Length < BufferSize)
        {
            Array.Copy(bytes, 0, _buffer, _count, bytes.Length);
            _count += bytes.Length;
            return;
        }

        try
        {
            BaseStream.Write(_buffer, 0, _count);
            _count = 0;
            BaseStream.Write(bytes, 0, bytes.Length);
        }
        catch (Exception e)
        {
            throw new IOException("StreamWriter WriteBytes.", e);
        }
    }
}
