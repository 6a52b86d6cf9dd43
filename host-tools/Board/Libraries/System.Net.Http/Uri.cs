namespace System;

/// <summary>An absolute URI of http or https: scheme, host, port, path and query. Other schemes and relative ones are
/// refused here.</summary>
public class Uri
{
    public const string UriSchemeHttp = "http";
    public const string UriSchemeHttps = "https";
    public const int HttpDefaultPort = 80;
    public const int HttpsDefaultPort = 443;
    protected const int UnknownPort = -1;

    protected UriHostNameType _hostNameType;
    protected int _port;
    protected string _absolutePath;
    protected string _originalUriString;
    protected string _scheme;
    protected string _host;
    protected bool _isAbsoluteUri = true;
    protected bool _isUnc;
    protected string _absoluteUri;
    protected string _fragment = "";
    protected string _query = "";
    protected string _userInfo = "";

    public Uri(string uriString)
    {
        if (uriString == null)
        {
            throw new ArgumentNullException();
        }

        _originalUriString = uriString;
        if (!ConstructAbsoluteUri(uriString))
        {
            throw new ArgumentException();
        }
    }

    public Uri(string uriString, UriKind kind)
        : this(uriString)
    {
        if (kind == UriKind.Relative)
        {
            throw new NotSupportedException();
        }
    }

    public UriHostNameType HostNameType => _hostNameType;

    public int Port => _port;

    public bool IsAbsoluteUri => _isAbsoluteUri;

    public bool IsUnc => _isUnc;

    public bool IsDefaultPort => _port == (_scheme == UriSchemeHttps ? HttpsDefaultPort : HttpDefaultPort);

    public string AbsolutePath => _absolutePath;

    public string OriginalString => _originalUriString;

    public string AbsoluteUri => _absoluteUri;

    public string Fragment => _fragment;

    public string Query => _query;

    public string PathAndQuery => _absolutePath + _query;

    public string UserInfo => _userInfo;

    public string Scheme => _scheme;

    public string Host => _host;

    protected bool ConstructAbsoluteUri(string uriString)
    {
        int end = uriString.IndexOf("://");
        _scheme = end < 0 ? "" : uriString.Substring(0, end).ToLower();
        if (_scheme != UriSchemeHttp && _scheme != UriSchemeHttps)
        {
            return false;
        }

        string rest = uriString.Substring(end + 3);
        int hash = rest.IndexOf('#');
        if (hash >= 0)
        {
            _fragment = rest.Substring(hash);
            rest = rest.Substring(0, hash);
        }

        int question = rest.IndexOf('?');
        if (question >= 0)
        {
            _query = rest.Substring(question);
            rest = rest.Substring(0, question);
        }

        int slash = rest.IndexOf('/');
        _absolutePath = slash < 0 ? "/" : rest.Substring(slash);
        if (!SetAuthority(slash < 0 ? rest : rest.Substring(0, slash)))
        {
            return false;
        }

        _absoluteUri = _scheme + "://" + _host + (IsDefaultPort ? "" : ":" + _port) + _absolutePath + _query
            + _fragment;
        return true;
    }

    private bool SetAuthority(string authority)
    {
        int at = authority.IndexOf('@');
        if (at >= 0)
        {
            _userInfo = authority.Substring(0, at);
            authority = authority.Substring(at + 1);
        }

        int colon = authority.IndexOf(':');
        _host = (colon < 0 ? authority : authority.Substring(0, colon)).ToLower();
        _port = _scheme == UriSchemeHttps ? HttpsDefaultPort : HttpDefaultPort;
        if (_host.Length == 0 || (colon >= 0 && !int.TryParse(authority.Substring(colon + 1), out _port)))
        {
            return false;
        }

        _hostNameType = IsIPv4(_host) ? UriHostNameType.IPv4 : UriHostNameType.Dns;
        return _port is > 0 and <= 65535;
    }

    protected bool IsIPv4(string host)
    {
        string[] parts = host.Split('.');
        foreach (string part in parts)
        {
            if (parts.Length != 4 || !byte.TryParse(part, out byte _))
            {
                return false;
            }
        }

        return true;
    }

    public override int GetHashCode() => _absoluteUri.GetHashCode();

    public override bool Equals(object o) => o is Uri other && other._absoluteUri == _absoluteUri;

    public static bool operator ==(Uri lhs, Uri rhs) => lhs is null ? rhs is null : lhs.Equals(rhs);

    public static bool operator !=(Uri lhs, Uri rhs) => !(lhs == rhs);
}
