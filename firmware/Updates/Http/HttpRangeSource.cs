using System;
using System.Security.Cryptography.X509Certificates;

namespace SecureBoot.Updates;

/// <summary>Files of a web server, by <c>HttpWebRequest</c>: one range from the offset to the end while the caller
/// continues to read (docs/updates.md, section 7.1).</summary>
/// <remarks>The device's own time-outs apply to an unresolved name, a connect and a TLS handshake; other threads do not
/// run during a handshake.</remarks>
public sealed class HttpRangeSource : RangeSource
{
    private readonly HttpSite _site;
    private HttpAnswer? _answer;

    /// <summary>Files below a root.</summary>
    /// <param name="root">The site's URL, http or https, with a slash at the end.</param>
    /// <param name="authority">The authority that must have signed the server's certificate; null for the authorities
    /// in the board's configuration. A certificate is always checked.</param>
    /// <exception cref="ArgumentNullException">The root is null.</exception>
    /// <exception cref="ArgumentException">The root does not end with a slash.</exception>
    public HttpRangeSource(string root, X509Certificate? authority)
        : this(root, authority, "")
    {
    }

    /// <summary>A source for a server that requires authorization.</summary>
    /// <param name="root">The site's URL, http or https, with a slash at the end.</param>
    /// <param name="authority">The authority that must have signed the server's certificate; null for the authorities
    /// in the board's configuration.</param>
    /// <param name="authorization">The header Authorization; empty for no header.</param>
    /// <exception cref="ArgumentNullException">Root or authorization is null.</exception>
    /// <exception cref="ArgumentException">The root does not end with a slash.</exception>
    public HttpRangeSource(string root, X509Certificate? authority, string authorization)
    {
        if (root is null || authorization is null)
        {
            throw new ArgumentNullException(root is null ? nameof(root) : nameof(authorization));
        }

        if (root.Length == 0 || root[root.Length - 1] != '/')
        {
            throw new ArgumentException("", nameof(root));
        }

        _site = new HttpSite(root, authority, authorization);
    }

    /// <inheritdoc/>
    public override RangeStatus Read(
        string name, int offset, byte[] buffer, int at, int count, out int read, out bool isEnd)
    {
        read = 0;
        isEnd = false;
        if (_answer is null || !_answer.IsAt(name, offset))
        {
            Close();
            RetryAfter = 0;
            _answer = new HttpAnswer(name, offset);
            RangeStatus opened = _answer.Open(_site);
            RetryAfter = _answer.RetryAfter;
            if (opened != RangeStatus.Ok)
            {
                Close();
                return opened;
            }
        }

        RangeStatus status = _answer.Read(buffer, at, count, out read, out isEnd);
        if (status != RangeStatus.Ok || isEnd)
        {
            Close();
        }

        return status;
    }

    /// <inheritdoc/>
    public override void Close()
    {
        if (_answer is not null)
        {
            _answer.Close();
            _answer = null;
        }
    }
}
