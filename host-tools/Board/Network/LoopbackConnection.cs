using System;
using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;

namespace SecureBoot.Board.Network;

/// <summary>A real connection. A thread of the host reads ahead, no further than the window of an ESP32's
/// TCP.</summary>
internal sealed class LoopbackConnection : NetworkConnection, IDisposable
{
    /// <summary>lwIP's window on an ESP32, in bytes.</summary>
    public const int Window = 5760;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private readonly Socket _socket;
    private readonly byte[] _ring = new byte[Window];
    private Stream _stream;
    private Thread? _reader;
    private int _start;
    private int _count;
    private bool _isEnded;
    private bool _isBroken;
    private bool _isClosed;

    public LoopbackConnection(Socket socket)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
    }

    public override bool IsLive => true;

    public override int Available
    {
        get
        {
            StartReading();
            lock (_gate)
            {
                return _count;
            }
        }
    }

    public override bool IsEnded
    {
        get
        {
            lock (_gate)
            {
                return _isEnded;
            }
        }
    }

    public override bool IsBroken
    {
        get
        {
            lock (_gate)
            {
                return _isBroken || _isClosed;
            }
        }
    }

    public override int Read(Span<byte> buffer)
    {
        StartReading();
        lock (_gate)
        {
            int count = Math.Min(buffer.Length, _count);
            for (int i = 0; i < count; i++)
            {
                buffer[i] = _ring[(_start + i) % Window];
            }

            _start = (_start + count) % Window;
            _count -= count;
            Monitor.PulseAll(_gate);
            return count;
        }
    }

    public override void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _stream.Write(bytes);
            _stream.Flush();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            lock (_gate)
            {
                _isBroken = true;
            }
        }
    }

    public override void WaitOnHost(TimeSpan time)
    {
        StartReading();
        lock (_gate)
        {
            if (_count == 0 && !_isEnded && !_isBroken && !_isClosed)
            {
                Monitor.Wait(_gate, time);
            }
        }
    }

    public override string? StartTls(TlsSettings settings)
    {
        SslStream secure = new(_stream, leaveInnerStreamOpen: false);
        string? refusal = null;
        SslClientAuthenticationOptions options = new()
        {
            TargetHost = settings.Host,
            EnabledSslProtocols = (settings.AllowsTls12
                ? SslProtocols.Tls12
                : 0) | (settings.AllowsTls13 ? SslProtocols.Tls13 : 0),
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            RemoteCertificateValidationCallback = (_, certificate, chain, _) =>
            {
                refusal = settings.ChecksCertificate ? CertificateCheck.Refuse(certificate, chain, settings) : null;
                return refusal is null;
            },
        };
        try
        {
            _socket.ReceiveTimeout = (int)s_patience.TotalMilliseconds;
            secure.AuthenticateAsClient(options);
            _socket.ReceiveTimeout = 0;
            _stream = secure;
            return null;
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException or CryptographicException)
        {
            return refusal ?? exception.Message;
        }
    }

    public override void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }

        _socket.Close(0);
    }

    public void Dispose()
    {
        Close();
        _stream.Dispose();
        _socket.Dispose();
    }

    private void StartReading()
    {
        if (_reader is null)
        {
            _reader = new Thread(ReadAhead) { IsBackground = true, Name = "board network" };
            _reader.Start();
        }
    }

    private void ReadAhead()
    {
        byte[] bytes = new byte[Window];
        while (WaitForRoom(out int room))
        {
            int read = ReadSome(bytes.AsSpan(0, room));
            lock (_gate)
            {
                _isBroken |= read < 0;
                _isEnded |= read == 0;
                for (int i = 0; i < read; i++)
                {
                    _ring[(_start + _count++) % Window] = bytes[i];
                }

                Monitor.PulseAll(_gate);
                if (read <= 0)
                {
                    return;
                }
            }
        }
    }

    private bool WaitForRoom(out int room)
    {
        lock (_gate)
        {
            while (_count == Window && !_isClosed)
            {
                Monitor.Wait(_gate);
            }

            room = Window - _count;
            return !_isClosed;
        }
    }

    private int ReadSome(Span<byte> buffer)
    {
        try
        {
            return _stream.Read(buffer);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException
            or InvalidOperationException)
        {
            return -1;
        }
    }
}
