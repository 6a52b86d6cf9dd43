namespace System.IO;

public abstract class Stream : MarshalByRefObject, IDisposable
{
    public abstract bool CanRead { get; }

    public abstract bool CanSeek { get; }

    public abstract bool CanWrite { get; }

    public virtual bool CanTimeout => false;

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
    }

    public void Dispose()
    {
        Close();
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    public abstract void Flush();

    public abstract long Seek(long offset, SeekOrigin origin);

    public abstract void SetLength(long value);

    public abstract int Read(byte[] buffer, int offset, int count);

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

        byte[] piece = new byte[2048];
        int count = Read(piece, 0, piece.Length);
        while (count != 0)
        {
            destination.Write(piece, 0, count);
            count = Read(piece, 0, piece.Length);
        }
    }

    /// <summary>Abstract on the device; streams that the host's compiler built do not have it.</summary>
    public virtual int Read(SpanByte buffer)
    {
        throw new NotImplementedException();
    }

    public abstract void Write(byte[] buffer, int offset, int count);

    public virtual int ReadByte()
    {
        byte[] one = new byte[1];
        return Read(one, 0, 1) == 0 ? -1 : one[0];
    }

    public virtual void WriteByte(byte value)
    {
        Write(new byte[] { value }, 0, 1);
    }
}
