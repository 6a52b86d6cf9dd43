namespace System.IO;

[Serializable]
public abstract class Stream : MarshalByRefObject, IDisposable
{
    private const int PieceSize = 2048;

    public abstract bool CanRead { get; }

    public abstract bool CanSeek { get; }

    public virtual bool CanTimeout => false;

    public abstract bool CanWrite { get; }

    public abstract long Length { get; }

    public abstract long Position { get; set; }

    public virtual int ReadTimeout
    {
        get => throw new InvalidOperationException();
        set => throw new InvalidOperationException();
    }

    public virtual int WriteTimeout
    {
        get => throw new InvalidOperationException();
        set => throw new InvalidOperationException();
    }

    public virtual void Close()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    public void CopyTo(Stream destination)
    {
        if (destination == null)
        {
            throw new ArgumentNullException();
        }

        if ((!CanRead && !CanWrite) || (!destination.CanRead && !destination.CanWrite))
        {
            throw new ObjectDisposedException();
        }

        if (!CanRead || !destination.CanWrite)
        {
            throw new NotSupportedException();
        }

        byte[] piece = new byte[PieceSize];
        for (int count = Read(piece, 0, PieceSize); count != 0; count = Read(piece, 0, PieceSize))
        {
            destination.Write(piece, 0, count);
        }
    }

    public void Dispose()
    {
        try
        {
            Close();
        }
        catch
        {
            // The end of a using block throws nothing.
        }
    }

    ~Stream()
    {
        Dispose(false);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    public abstract void Flush();

    public abstract long Seek(long offset, SeekOrigin origin);

    public abstract void SetLength(long value);

    public abstract int Read(SpanByte buffer);

    public abstract int Read(byte[] buffer, int offset, int count);

    public virtual int ReadByte()
    {
        byte[] one = new byte[1];
        return Read(one, 0, 1) == 0 ? -1 : one[0];
    }

    public abstract void Write(byte[] buffer, int offset, int count);

    public virtual void WriteByte(byte value)
    {
        Write(new byte[] { value }, 0, 1);
    }
}
