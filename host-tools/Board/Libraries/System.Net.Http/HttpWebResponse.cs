using System.IO;

namespace System.Net;

/// <summary>An answer. A broken one is an answer too: what of it was read before the break.</summary>
public class HttpWebResponse : WebResponse
{
    private readonly string _method;
    private readonly Uri _uri;
    private readonly ResponseHead _head;
    private ResponseStream _stream;

    internal HttpWebResponse(string method, Uri uri, ResponseHead head, ResponseStream stream)
    {
        _method = method;
        _uri = uri;
        _head = head;
        _stream = stream;
    }

    public override WebHeaderCollection Headers => _head.Headers;

    public override long ContentLength => _head.ContentLength;

    public string ContentEncoding => GetResponseHeader(HttpKnownHeaderNames.ContentEncoding);

    public override string ContentType => GetResponseHeader(HttpKnownHeaderNames.ContentType);

    public string Server => GetResponseHeader(HttpKnownHeaderNames.Server);

    public DateTime LastModified => throw new NotSupportedException();

    public HttpStatusCode StatusCode => (HttpStatusCode)_head.StatusCode;

    public string StatusDescription => _head.StatusDescription;

    public Version ProtocolVersion => _head.Version;

    public override Uri ResponseUri => _uri;

    public string Method => _method;

    public override Stream GetResponseStream() => _stream;

    public string GetResponseHeader(string headerName)
    {
        return _head.Headers[headerName] ?? "";
    }

    // The connection ends with the answer, whatever the value of KeepAlive.
    public override void Close()
    {
        if (_stream != null)
        {
            _stream.Dispose();
            _stream = null;
        }
    }

    protected override void Dispose(bool disposing)
    {
        Close();
        base.Dispose(disposing);
    }
}
