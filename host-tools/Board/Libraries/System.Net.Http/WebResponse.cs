using System.IO;

namespace System.Net;

public abstract class WebResponse : MarshalByRefObject, IDisposable
{
    protected WebResponse()
    {
    }

    public virtual long ContentLength
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public virtual string ContentType
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public virtual Uri ResponseUri => throw new NotSupportedException();

    public virtual WebHeaderCollection Headers => throw new NotSupportedException();

    public virtual Stream GetResponseStream() => throw new NotSupportedException();

    ~WebResponse()
    {
        Dispose(false);
    }

    public virtual void Close()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    public void Dispose()
    {
        Close();
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
