namespace System.IO;

public class FileStream : Stream
{
    private readonly string _path;
    private readonly FileAccess _access;
    private long _position;
    private bool _closed;

    public FileStream(string path, FileMode mode)
        : this(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite)
    {
    }

    public FileStream(string path, FileMode mode, FileAccess access)
        : this(path, mode, access, FileShare.Read)
    {
    }

    public FileStream(string path, FileMode mode, FileAccess access, FileShare share)
        : this(path, mode, access, share, 2048)
    {
    }

    public FileStream(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize)
    {
        if (path == null)
        {
            throw new ArgumentNullException();
        }

        _path = path;
        _access = access;
        Open(mode);
    }

    public override bool CanRead => !_closed && (_access & FileAccess.Read) != 0;

    public override bool CanSeek => !_closed;

    public override bool CanWrite => !_closed && (_access & FileAccess.Write) != 0;

    public override long Length
    {
        get
        {
            Check();
            return FileNative.GetLength(_path);
        }
    }

    public string Name => _path;

    public override long Position
    {
        get
        {
            Check();
            return _position;
        }

        set
        {
            Check();
            if (value < 0)
            {
                throw new ArgumentOutOfRangeException();
            }

            _position = value;
        }
    }

    public override void Close()
    {
        Dispose(true);
    }

    protected override void Dispose(bool disposing)
    {
        _closed = true;
    }

    public override void Flush()
    {
        Check();
        FileNative.Flush(_path);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        Check();
        CheckRange(buffer, offset, count);
        if (!CanRead)
        {
            throw new NotSupportedException();
        }

        int read = FileNative.Read(_path, _position, buffer, offset, count);
        _position += read;
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Check();
        CheckRange(buffer, offset, count);
        if (!CanWrite)
        {
            throw new NotSupportedException();
        }

        FileNative.Write(_path, _position, buffer, offset, count);
        _position += count;
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        long start = origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? _position : Length;
        Position = start + offset;
        return _position;
    }

    public override void SetLength(long value)
    {
        Check();
        if (value < 0)
        {
            throw new ArgumentOutOfRangeException();
        }

        FileNative.SetLength(_path, value);
    }

    private void Open(FileMode mode)
    {
        bool exists = FileNative.Exists(_path);
        switch (mode)
        {
            case FileMode.CreateNew when exists:
                throw new IOException(string.Empty, (int)IOException.IOExceptionErrorCode.PathAlreadyExists);
            case FileMode.Open or FileMode.Truncate when !exists:
                throw new IOException(string.Empty, (int)IOException.IOExceptionErrorCode.FileNotFound);
            case FileMode.Create or FileMode.CreateNew:
                FileNative.Create(_path);
                break;
            case FileMode.Truncate:
                FileNative.SetLength(_path, 0);
                break;
            case FileMode.OpenOrCreate or FileMode.Append when !exists:
                FileNative.Create(_path);
                break;
        }

        if (mode == FileMode.Append)
        {
            _position = FileNative.GetLength(_path);
        }
    }

    private void Check()
    {
        if (_closed)
        {
            throw new ObjectDisposedException();
        }
    }

    // Overflow-safe, as the device's driver is.
    private static void CheckRange(byte[] buffer, int offset, int count)
    {
        if (buffer == null)
        {
            throw new ArgumentNullException();
        }

        if (offset < 0 || count < 0 || offset > buffer.Length || buffer.Length - offset < count)
        {
            throw new ArgumentOutOfRangeException();
        }
    }
}
