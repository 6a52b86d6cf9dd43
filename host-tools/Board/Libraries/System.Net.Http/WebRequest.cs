using System.IO;

namespace System.Net;

public abstract class WebRequest : MarshalByRefObject, IDisposable
{
    internal const int DefaultTimeout = 100_000;

    private static IWebProxy s_proxy;

    protected WebRequest()
    {
    }

    public static IWebProxy DefaultWebProxy
    {
        get => s_proxy;
        set => s_proxy = value;
    }

    public virtual string Method
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public virtual Uri RequestUri => throw new NotSupportedException();

    public virtual string ConnectionGroupName
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public virtual WebHeaderCollection Headers
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
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

    public virtual int Timeout
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public virtual IWebProxy Proxy
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static WebRequest Create(string requestUriString) => Create(new Uri(requestUriString));

    public static WebRequest Create(Uri requestUri)
    {
        return requestUri == null ? throw new ArgumentNullException() : new HttpWebRequest(requestUri);
    }

    public virtual Stream GetRequestStream() => throw new NotSupportedException();

    public virtual WebResponse GetResponse() => throw new NotSupportedException();

    ~WebRequest()
    {
        Dispose(false);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
