using System;
using System.IO;
using System.Net;
using System.Threading;

namespace SecureBoot.Updates;

/// <summary>One request and its answer. A timer closes an answer that arrives too slowly or takes too long: the
/// device's own time-outs restart with each read.</summary>
internal sealed class HttpAnswer
{
    private const int WatchMilliseconds = 30_000;

    // 64 bytes a second at least, an hour at most.
    private const int LeastBytes = 64 * (WatchMilliseconds / 1000);
    private const int MaxWatches = 120;

    private readonly string _name;
    private int _next;
    private int _size;
    private HttpWebRequest? _request;
    private HttpWebResponse? _response;
    private Stream? _stream;
    private Timer? _watch;
    private int _watches;
    private int _seen;
    private bool _isLate;

    internal HttpAnswer(string name, int offset)
    {
        _name = name;
        _next = offset;
    }

    /// <summary>Seconds to wait, from the server's answer; 0 if the server did not ask to wait.</summary>
    internal int RetryAfter { get; private set; }

    /// <summary>Whether the next byte of the answer is the byte of a file at an offset.</summary>
    internal bool IsAt(string name, int offset)
    {
        return _next == offset && _name == name;
    }

    /// <summary>Sends the request, and checks the status and the headers of the answer.</summary>
    internal RangeStatus Open(HttpSite site)
    {
        try
        {
            _request = site.Ask("GET", _name);
            _request.AddRange(_next);
            _response = (HttpWebResponse)_request.GetResponse();
            RangeStatus status = Judge(_response);
            if (status == RangeStatus.Ok)
            {
                _stream = _response.GetResponseStream();
                _seen = _next;
                _watch = new Timer(Watch, null, WatchMilliseconds, WatchMilliseconds);
            }

            return status;
        }
        catch (Exception)
        {
            // All faults of network, handshake and parser; the finalizer closes the socket of a failed handshake.
            return RangeStatus.Unreachable;
        }
    }

    /// <summary>Reads further bytes. An answer that gives no bytes has ended.</summary>
    internal RangeStatus Read(byte[] buffer, int at, int count, out int read, out bool isEnd)
    {
        read = 0;
        isEnd = false;
        int left = _size - _next;
        try
        {
            // Never more bytes than are left: the device would wait for them.
            read = _stream is null ? 0 : _stream.Read(buffer, at, count < left ? count : left);
        }
        catch (Exception)
        {
            return _isLate ? RangeStatus.TooSlow : RangeStatus.Unreachable;
        }

        if (read < 0 || read > left)
        {
            read = 0;
            return RangeStatus.BadAnswer;
        }

        _next += read;
        isEnd = _next == _size;
        return read > 0 ? RangeStatus.Ok : _isLate ? RangeStatus.TooSlow : RangeStatus.Unreachable;
    }

    internal void Close()
    {
        if (_watch is not null)
        {
            _watch.Dispose();
            _watch = null;
        }

        HttpSite.Close(_request, _response);

        // The timer waits for its finalizer, and keeps the objects that it can reach.
        _request = null;
        _response = null;
        _stream = null;
    }

    private RangeStatus Judge(HttpWebResponse response)
    {
        RangeStatus status = RangeAnswer.GetStatus((int)response.StatusCode);
        WebHeaderCollection? headers = response.Headers;
        RetryAfter = HttpSite.GetWait((int)response.StatusCode, headers);
        if (headers is null)
        {
            return RangeStatus.BadStatus;
        }

        if (status != RangeStatus.Ok)
        {
            return status;
        }

        string encodings = headers["Content-Encoding"] + headers["Transfer-Encoding"];
        _size = RangeAnswer.GetSize(headers["Content-Range"], response.ContentLength, encodings, _next);
        return _size > 0 ? RangeStatus.Ok : RangeStatus.BadAnswer;
    }

    // On a thread of the timer's.
    private void Watch(object? state)
    {
        int received = _next - _seen;
        _seen = _next;
        _watches++;
        if (received < LeastBytes || _watches >= MaxWatches)
        {
            _isLate = true;
            HttpSite.Close(_request, _response);
        }
    }
}
