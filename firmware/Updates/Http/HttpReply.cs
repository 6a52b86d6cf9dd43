using System;
using System.IO;
using System.Net;
using System.Threading;

namespace SecureBoot.Updates;

/// <summary>One request with a body and its whole answer. A timer closes the connection of an exchange that takes too
/// long.</summary>
internal sealed class HttpReply
{
    // The limit from the request to the last byte.
    private const int Milliseconds = 60_000;

    private HttpWebRequest? _request;
    private HttpWebResponse? _response;

    /// <summary>Bytes of the answer's body.</summary>
    internal int Length { get; private set; }

    /// <summary>Seconds that the server requested to wait; 0 without such a request.</summary>
    internal int RetryAfter { get; private set; }

    /// <summary>Sends a request and reads the answer's body into <paramref name="answer"/>.</summary>
    /// <returns>The status code; 0 without a complete answer.</returns>
    internal int Send(HttpSite site, string method, string path, string body, byte[] answer)
    {
        using Timer timer = new(OnTimeout, null, Milliseconds, Timeout.Infinite);
        try
        {
            _request = site.Ask(method, path);
            _request.Accept = "application/json";
            Write(_request, body);
            _response = (HttpWebResponse)_request.GetResponse();
            return Read(_response, answer);
        }
        catch (Exception)
        {
            // All faults of network, handshake and parser.
            Length = 0;
            return 0;
        }
        finally
        {
            HttpSite.Close(_request, _response);
        }
    }

    private static void Write(HttpWebRequest request, string body)
    {
        if (body.Length == 0)
        {
            return;
        }

        byte[] bytes = new byte[body.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)body[i];
        }

        request.ContentType = "application/json";
        request.ContentLength = bytes.Length;

        // The stream stays open: a closed stream would end the connection.
        request.GetRequestStream().Write(bytes, 0, bytes.Length);
    }

    private int Read(HttpWebResponse response, byte[] answer)
    {
        int code = (int)response.StatusCode;
        WebHeaderCollection? headers = response.Headers;
        RetryAfter = HttpSite.GetWait(code, headers);
        if (headers is null || code is < 100 or > 599)
        {
            return 0;
        }

        // Only the body of a successful answer is read.
        if (code is < 200 or > 299 or 204)
        {
            return code;
        }

        string coding = headers["Transfer-Encoding"] ?? "";
        long size = response.ContentLength;
        bool isChunked = coding == "chunked" && size < 0;
        bool isSized = coding.Length == 0 && size >= 0 && size <= answer.Length;
        if (headers["Content-Encoding"] is not null || (!isChunked && !isSized))
        {
            return 0;
        }

        Stream stream = response.GetResponseStream();
        Fill(stream, answer, isSized ? (int)size : answer.Length);
        bool isWhole = isSized ? Length == size : Length < answer.Length || stream.Read(new byte[1], 0, 1) == 0;
        Length = isWhole ? Length : 0;
        return isWhole ? code : 0;
    }

    // Never more bytes than are left: the device would wait for them. A read without bytes is the end.
    private void Fill(Stream stream, byte[] answer, int most)
    {
        int read = 1;
        while (Length < most && read > 0)
        {
            read = stream.Read(answer, Length, most - Length);
            Length += read > 0 && read <= most - Length ? read : 0;
        }
    }

    private void OnTimeout(object? state)
    {
        HttpSite.Close(_request, _response);
    }
}
