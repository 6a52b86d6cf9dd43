using System.IO;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;

namespace System.Net.Security;

public class SslStream : NetworkStream
{
    private SslVerification _sslVerification;
    private bool _useStoredDeviceCertificate;
    private int _sslContext;
    private bool _isServer;

    public SslStream(Socket socket)
        : base(socket, false)
    {
        if (_socketType != (int)SocketType.Stream)
        {
            throw new NotSupportedException();
        }

        _sslContext = -1;
        _sslVerification = SslVerification.CertificateRequired;
    }

    public SslVerification SslVerification
    {
        get => _sslVerification;
        set => _sslVerification = value;
    }

    public bool UseStoredDeviceCertificate
    {
        get => _useStoredDeviceCertificate;
        set => _useStoredDeviceCertificate = value;
    }

    public bool IsServer => _isServer;

    public override long Length =>
        _disposed ? throw new ObjectDisposedException()
            : _socket == null ? throw new IOException()
            : SslNative.DataAvailable(_socket);

    public override bool DataAvailable =>
        _disposed ? throw new ObjectDisposedException()
            : _socket == null ? throw new IOException()
            : SslNative.DataAvailable(_socket) > 0;

    public void AuthenticateAsClient(string targetHost, SslProtocols enabledSslProtocols)
    {
        Authenticate(false, targetHost, null, null, enabledSslProtocols);
    }

    public void AuthenticateAsClient(
        string targetHost, X509Certificate clientCertificate, SslProtocols enabledSslProtocols)
    {
        Authenticate(false, targetHost, clientCertificate, null, enabledSslProtocols);
    }

    public void AuthenticateAsClient(
        string targetHost, X509Certificate clientCertificate, X509Certificate ca, SslProtocols enabledSslProtocols)
    {
        Authenticate(false, targetHost, clientCertificate, ca, enabledSslProtocols);
    }

    public void AuthenticateAsServer(X509Certificate serverCertificate, SslProtocols enabledSslProtocols)
    {
        Authenticate(true, "", serverCertificate, null, enabledSslProtocols);
    }

    public void AuthenticateAsServer(
        X509Certificate serverCertificate, bool clientCertificateRequired, SslProtocols enabledSslProtocols)
    {
        SslVerification = clientCertificateRequired ? SslVerification.VerifyClientOnce : SslVerification.NoVerification;
        Authenticate(true, "", serverCertificate, null, enabledSslProtocols);
    }

    internal void Authenticate(
        bool isServer,
        string targetHost,
        X509Certificate certificate,
        X509Certificate ca,
        SslProtocols enabledSslProtocols)
    {
        if (_sslContext != -1)
        {
            throw new InvalidOperationException();
        }

        _isServer = isServer;
        try
        {
            if (isServer)
            {
                _sslContext = SslNative.SecureServerInit(
                    (int)enabledSslProtocols, (int)_sslVerification, certificate, ca, _useStoredDeviceCertificate);
                SslNative.SecureAccept(_sslContext, _socket);
            }
            else
            {
                _sslContext = SslNative.SecureClientInit(
                    (int)enabledSslProtocols, (int)_sslVerification, certificate, ca, _useStoredDeviceCertificate);
                SslNative.SecureConnect(_sslContext, targetHost, _socket);
            }
        }
        catch
        {
            if (_sslContext != -1)
            {
                SslNative.ExitSecureContext(_sslContext);
                _sslContext = -1;
            }

            throw;
        }
    }

    ~SslStream()
    {
        Dispose(false);
    }

    [MethodImpl(MethodImplOptions.Synchronized)]
    protected override void Dispose(bool disposing)
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (_socket.m_Handle != -1)
        {
            SslNative.SecureCloseSocket(_socket);
            _socket.m_Handle = -1;
        }

        if (_sslContext != -1)
        {
            SslNative.ExitSecureContext(_sslContext);
            _sslContext = -1;
        }
    }

    public override int Read(byte[] buffer, int offset, int size)
    {
        return _disposed
            ? throw new ObjectDisposedException()
            : SslNative.SecureRead(_socket, buffer, offset, size, _socket.ReceiveTimeout);
    }

    public override void Write(byte[] buffer, int offset, int size)
    {
        if (_disposed)
        {
            throw new ObjectDisposedException();
        }

        SslNative.SecureWrite(_socket, buffer, offset, size, _socket.SendTimeout);
    }
}
