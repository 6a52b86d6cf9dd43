using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;

namespace System.Net;

/// <summary>A request of HTTP/1.1. By default TLS checks no certificate; the time-out covers the headers only; invalid
/// parts of an answer are skipped without an error.</summary>
public class HttpWebRequest : WebRequest
{
    private const int DefaultReadWriteTimeout = 5 * 60 * 1000;

    private static int s_maxHeaders = 4;

    private readonly Uri _uri;
    private WebHeaderCollection _headers = new WebHeaderCollection(true);
    private string _method = "GET";
    private Version _version = HttpVersion.Version11;
    private long _contentLength = -1;
    private int _timeout = DefaultTimeout;
    private int _readWriteTimeout = DefaultReadWriteTimeout;
    private int _maxHeaders = s_maxHeaders;
    private ResponseStream _stream;
    private bool _isSent;
    private bool _isAnswered;

    internal HttpWebRequest(Uri uri)
    {
        _uri = uri;
    }

    public override int Timeout
    {
        get => _timeout;
        set => _timeout = value < System.Threading.Timeout.Infinite ? throw new ArgumentOutOfRangeException() : value;
    }

    public int ReadWriteTimeout
    {
        get => _readWriteTimeout;
        set => _readWriteTimeout = value is 0 or < System.Threading.Timeout.Infinite
            ? throw new ArgumentOutOfRangeException()
            : value;
    }

    public NetworkCredential Credentials { get; set; }

    public X509Certificate HttpsAuthentCert { get; set; }

    public SslVerification SslVerification { get; set; }

    public SslProtocols SslProtocols { get; set; }

    public override Uri RequestUri => _uri;

    public Uri Address => _uri;

    public bool AllowWriteStreamBuffering { get; set; }

    public override long ContentLength
    {
        get => _contentLength;
        set => _contentLength = value < 0 ? throw new ArgumentOutOfRangeException() : value;
    }

    public HttpContinueDelegate ContinueDelegate { get; set; }

    public bool AllowAutoRedirect => false;

    public int MaximumAutomaticRedirections => 0;

    public override string Method
    {
        get => _method;
        set => _method = value == null
            || value.Length == 0
            || value.IndexOfAny(new char[] { ' ', '\r', '\t', '\n' }) >= 0 ? throw new ArgumentException() : value;
    }

    public bool KeepAlive { get; set; } = true;

    /// <summary>In units of 1024 bytes; -1 for no limit.</summary>
    public int MaximumResponseHeadersLength
    {
        get => _maxHeaders;
        set => _maxHeaders = value <= 0 && value != -1 ? throw new ArgumentOutOfRangeException() : value;
    }

    public static int DefaultMaximumResponseHeadersLength
    {
        get => s_maxHeaders;
        set => s_maxHeaders = value <= 0 && value != -1 ? throw new ArgumentOutOfRangeException() : value;
    }

    public override WebHeaderCollection Headers
    {
        get => _headers;
        set => _headers = value;
    }

    public override IWebProxy Proxy
    {
        get => null;
        set => throw new NotSupportedException();
    }

    public bool SendChunked
    {
        get => false;
        set
        {
            if (value)
            {
                throw new NotSupportedException();
            }
        }
    }

    public Version ProtocolVersion
    {
        get => _version;
        set => _version = value.Equals(HttpVersion.Version10) || value.Equals(HttpVersion.Version11)
            ? value
            : throw new ArgumentException();
    }

    public override string ContentType
    {
        get => _headers[HttpKnownHeaderNames.ContentType];
        set => _headers.ChangeInternal(HttpKnownHeaderNames.ContentType, value);
    }

    public string Accept
    {
        get => _headers[HttpKnownHeaderNames.Accept];
        set => _headers.ChangeInternal(HttpKnownHeaderNames.Accept, value);
    }

    public string Referer
    {
        get => _headers[HttpKnownHeaderNames.Referer];
        set => _headers.ChangeInternal(HttpKnownHeaderNames.Referer, value);
    }

    public string UserAgent
    {
        get => _headers[HttpKnownHeaderNames.UserAgent];
        set => _headers.ChangeInternal(HttpKnownHeaderNames.UserAgent, value);
    }

    public bool HaveResponse => false;

    public void AddRange(int from, int to)
    {
        if (from < 0 || to < from)
        {
            throw new ArgumentOutOfRangeException();
        }

        _headers.AddInternal(HttpKnownHeaderNames.Range, "bytes=" + from + "-" + to);
    }

    public void AddRange(int range)
    {
        _headers.AddInternal(HttpKnownHeaderNames.Range, "bytes=" + range + (range < 0 ? "" : "-"));
    }

    public override Stream GetRequestStream()
    {
        if (_method is "GET" or "HEAD" || (_method is "PUT" or "POST" && _contentLength < 0))
        {
            throw new ProtocolViolationException();
        }

        Submit();
        return _stream;
    }

    public override WebResponse GetResponse()
    {
        try
        {
            if (!_isSent)
            {
                Submit();
            }

            ResponseHead head;
            using (Timer timer = new Timer(OnTimeout, null, _timeout, System.Threading.Timeout.Infinite))
            {
                int limit = _maxHeaders == -1 ? int.MaxValue : _maxHeaders * 1024;
                head = ResponseHead.Read(_stream, limit);
                if (head.StatusCode == (int)HttpStatusCode.Continue)
                {
                    head = ResponseHead.Read(_stream, limit);
                }
            }

            _stream.IsChunked = head.IsChunked;
            _isAnswered = true;
            return new HttpWebResponse(_method, _uri, head, _stream);
        }
        catch (SocketException exception)
        {
            if (_stream != null)
            {
                _stream.Socket.Close();
            }

            throw new WebException("GetResponse() failed", exception);
        }
        catch (Exception exception)
        {
            throw new WebException("GetResponse() failed", exception);
        }
    }

    public void Reset()
    {
        _isSent = false;
        _isAnswered = false;
        _contentLength = -1;
        _headers = new WebHeaderCollection(true);
    }

    protected override void Dispose(bool disposing)
    {
        if (_stream != null && !_isAnswered)
        {
            _stream.Dispose();
        }

        base.Dispose(disposing);
    }

    private void OnTimeout(object state)
    {
        if (_stream != null)
        {
            _stream.Socket.Close();
        }
    }

    private void Submit()
    {
        _stream = Connect();
        _stream.WriteTimeout = _readWriteTimeout;
        _stream.ReadTimeout = _readWriteTimeout;
        if (_contentLength >= 0)
        {
            _headers.ChangeInternal(HttpKnownHeaderNames.ContentLength, _contentLength.ToString());
        }

        _headers.ChangeInternal(HttpKnownHeaderNames.Connection, KeepAlive ? "keep-alive" : "close");
        _headers.ChangeInternal(HttpKnownHeaderNames.Host, _uri.Host);
        if (Credentials != null)
        {
            string user = Credentials.UserName + ":" + Credentials.Password;
            _headers.ChangeInternal(
                HttpKnownHeaderNames.Authorization, "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
        }

        byte[] head = Encoding.UTF8.GetBytes(_method + " " + _uri.PathAndQuery + " HTTP/" + _version + "\r\n"
            + _headers);
        _stream.Write(head, 0, head.Length);
        _isSent = true;
    }

    private ResponseStream Connect()
    {
        IPAddress address = Resolve();
        Socket socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(new IPEndPoint(address, _uri.Port));
        }
        catch (SocketException exception)
        {
            socket.Close();
            throw new WebException("connection failed", exception, WebExceptionStatus.ConnectFailure, null);
        }

        ResponseStream stream = new ResponseStream(new NetworkStream(socket), socket);
        if (_uri.Scheme == Uri.UriSchemeHttps)
        {
            // If the handshake fails, no code closes the socket.
            SslStream secure = new SslStream(socket);
            secure.SslVerification = SslVerification;
            secure.AuthenticateAsClient(_uri.Host, null, HttpsAuthentCert, SslProtocols);
            stream.Inner = secure;
        }

        return stream;
    }

    private IPAddress Resolve()
    {
        if (_uri.HostNameType == UriHostNameType.IPv4)
        {
            return IPAddress.Parse(_uri.Host);
        }

        try
        {
            return Dns.GetHostEntry(_uri.Host).AddressList[0];
        }
        catch (SocketException exception)
        {
            throw new WebException("host not available", exception, WebExceptionStatus.ConnectFailure, null);
        }
    }
}
