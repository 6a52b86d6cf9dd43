using System;
using System.Security.Cryptography.X509Certificates;

namespace SecureBoot.Updates;

/// <summary>Requests to a server with hawkBit's interface, by <c>HttpWebRequest</c> (docs/updates.md, section
/// 8.3).</summary>
/// <remarks>The limits of <see cref="HttpRangeSource"/> in names, connects and handshakes are here as well.</remarks>
public sealed class HttpDdiExchange : HttpExchange
{
    private readonly HttpSite _site;

    /// <summary>Requests below a board's address.</summary>
    /// <param name="address">The board's address, <c>https://HOST/TENANT/controller/v1/CONTROLLER</c>, without a slash
    /// at the end.</param>
    /// <param name="authority">The authority that must have signed the server's certificate; null for the authorities
    /// in the board's configuration. A certificate is always checked.</param>
    /// <param name="authorization">The header Authorization: <c>TargetToken …</c> or <c>GatewayToken …</c>; empty for
    /// no header.</param>
    /// <exception cref="ArgumentNullException">Address or authorization is null.</exception>
    /// <exception cref="ArgumentException">The address is empty or ends with a slash.</exception>
    public HttpDdiExchange(string address, X509Certificate? authority, string authorization)
    {
        if (address is null || authorization is null)
        {
            throw new ArgumentNullException(address is null ? nameof(address) : nameof(authorization));
        }

        if (address.Length == 0 || address[address.Length - 1] == '/')
        {
            throw new ArgumentException("", nameof(address));
        }

        _site = new HttpSite(address, authority, authorization);
    }

    /// <inheritdoc/>
    public override int Send(string method, string path, string body, byte[] answer, out int length)
    {
        HttpReply reply = new();
        int status = reply.Send(_site, method, path, body, answer);
        RetryAfter = reply.RetryAfter;
        length = reply.Length;
        return status;
    }
}
