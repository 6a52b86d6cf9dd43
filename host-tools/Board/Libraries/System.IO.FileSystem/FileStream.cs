namespace System.IO;

/// <summary>A file; its bytes are not buffered here.</summary>
public partial class FileStream : Stream
{
    private bool _canRead;
    private bool _canWrite;
    private bool _canSeek;

    // The start of an appending stream, which is the lowest position that it can seek to.
    private long _seekLimit;

    private bool _disposed;
    private readonly string _fileName;
    private NativeFileStream _nativeFileStream;
    private FileSystemManager.FileRecord _fileRecord;

    public override bool CanRead => _canRead;

    public override bool CanSeek => _canSeek;

    public override bool CanWrite => _canWrite;

    public override long Length
    {
        get
        {
            CheckSeek();
            return _nativeFileStream.GetLength();
        }
    }

    public override long Position
    {
        get
        {
            CheckSeek();
            return _nativeFileStream.Seek(0, (uint)SeekOrigin.Current);
        }

        set
        {
            CheckSeek();
            if (value < _seekLimit)
            {
                throw new IOException();
            }

            _nativeFileStream.Seek(value, (uint)SeekOrigin.Begin);
        }
    }

    public string Name => _fileName;

    ~FileStream()
    {
        Dispose(false);
    }

    public override void Close()
    {
        Dispose(true);
    }

    protected override void Dispose(bool disposing)
    {
        if (_disposed)
        {
            return;
        }

        try
        {
            if (disposing)
            {
                _canRead = false;
                _canWrite = false;
                _canSeek = false;
            }

            _nativeFileStream?.Close();
            base.Dispose(disposing);
        }
        finally
        {
            if (_fileRecord != null)
            {
                FileSystemManager.RemoveFromOpenList(_fileRecord);
                _fileRecord = null;
            }

            _nativeFileStream = null;
            _disposed = true;
        }
    }

    internal void DisposeAndDelete()
    {
        _nativeFileStream.Close();
        _nativeFileStream = null;
        NativeIO.Delete(_fileName, false);
        Dispose(true);
    }

    public override void Flush()
    {
        CheckOpen();
        _nativeFileStream.Flush();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        CheckOpen();
        if (!_canRead)
        {
            throw new NotSupportedException();
        }

        lock (_nativeFileStream)
        {
            return _nativeFileStream.Read(buffer, offset, count, NativeFileStream.TimeoutDefault);
        }
    }

    public override int Read(SpanByte buffer)
    {
        throw new NotImplementedException();
    }

    public override int ReadByte()
    {
        byte[] one = new byte[1];
        return Read(one, 0, 1) == 1 ? one[0] : -1;
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        CheckSeek();
        long before = Position;
        long after = _nativeFileStream.Seek(offset, (uint)origin);
        if (after < _seekLimit)
        {
            Position = before;
            throw new IOException();
        }

        return after;
    }

    public override void SetLength(long value)
    {
        CheckOpen();
        if (!_canWrite || !_canSeek)
        {
            throw new NotSupportedException();
        }

        _nativeFileStream.SetLength(value);
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        CheckOpen();
        if (!_canWrite)
        {
            throw new NotSupportedException();
        }

        lock (_nativeFileStream)
        {
            while (count != 0)
            {
                int written = _nativeFileStream.Write(buffer, offset, count, NativeFileStream.TimeoutDefault);
                if (written == 0)
                {
                    throw new IOException();
                }

                offset += written;
                count -= written;
            }
        }
    }

    public override void WriteByte(byte value)
    {
        Write(new byte[] { value }, 0, 1);
    }

    private void CheckOpen()
    {
        if (_disposed)
        {
            throw new ObjectDisposedException();
        }
    }

    private void CheckSeek()
    {
        CheckOpen();
        if (!_canSeek)
        {
            throw new NotSupportedException();
        }
    }
}
