using System;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Threading;

namespace SecureBoot.Updates;

/// <summary>A server: its address, its certificate, and the header that identifies the board. Each request sets all
/// security options: the device's defaults check no certificate.</summary>
internal sealed class HttpSite
{
    private const int HeaderMilliseconds = 30_000;
    private const int ReadMilliseconds = 30_000;
    private const int IdleMilliseconds = 10;

    private readonly string _root;
    private readonly X509Certificate? _authority;
    private readonly string _authorization;

    internal HttpSite(string root, X509Certificate? authority, string authorization)
    {
        _root = root;
        _authority = authority;
        _authorization = authorization;
    }

    internal HttpWebRequest Ask(string method, string name)
    {
        // Finished requests keep their memory until their finalizers run: after a collection, while no other thread
        // runs. Without the collection, a download with broken links would run out of memory.
        _ = nanoFramework.Runtime.Native.GC.Run(false);
        Thread.Sleep(IdleMilliseconds);
        HttpWebRequest request = (HttpWebRequest)WebRequest.Create(_root + name);
        request.Method = method;
        request.KeepAlive = false;
        request.Timeout = HeaderMilliseconds;
        request.ReadWriteTimeout = ReadMilliseconds;
        request.SslVerification = SslVerification.CertificateRequired;
        request.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        request.HttpsAuthentCert = _authority;
        if (_authorization.Length > 0)
        {
            request.Headers.Add("Authorization", _authorization);
        }

        return request;
    }

    /// <summary>Seconds of Retry-After if the server asks for a later request; 0 otherwise.</summary>
    internal static int GetWait(int code, WebHeaderCollection? headers)
    {
        string? wait = headers?["Retry-After"];
        int at = 0;
        int seconds = wait is null ? 0 : RangeAnswer.ReadNumber(wait, ref at, '\0');
        return code is 429 or 503 && seconds > 0 ? seconds : 0;
    }

    /// <summary>Closes the connection, also from another thread: a blocked read ends with an exception.</summary>
    internal static void Close(HttpWebRequest? request, HttpWebResponse? response)
    {
        try
        {
            if (response is not null)
            {
                response.Close();
            }
            else
            {
                request?.Dispose();
            }
        }
        catch (Exception)
        {
            // The connection is closed, or was never open.
            return;
        }
    }
}
