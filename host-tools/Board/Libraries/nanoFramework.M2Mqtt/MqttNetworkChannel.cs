using System;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace nanoFramework.M2Mqtt;

/// <summary>TCP, or TLS over TCP. The name is looked up once, in the constructor. Nothing has a time-out.</summary>
public class MqttNetworkChannel : IMqttNetworkChannel
{
    private readonly bool _isSecure;
    private readonly X509Certificate _authority;
    private readonly X509Certificate _own;
    private readonly MqttSslProtocols _protocols;
    private Socket _socket;
    private SslStream _stream;

    public MqttNetworkChannel(Socket socket)
    {
        _socket = socket;
    }

    public MqttNetworkChannel(
        Socket socket, bool secure, X509Certificate serverCert, MqttSslProtocols sslProtocol)
    {
        _socket = socket;
        _isSecure = secure;
        _protocols = sslProtocol;
    }

    public MqttNetworkChannel(string remoteHostName, int remotePort)
        : this(remoteHostName, remotePort, false, null, null, MqttSslProtocols.None)
    {
    }

    public MqttNetworkChannel(
        string remoteHostName,
        int remotePort,
        bool secure,
        X509Certificate caCert,
        X509Certificate clientCert,
        MqttSslProtocols sslProtocol)
    {
        IPAddress[] addresses = Dns.GetHostEntry(remoteHostName).AddressList;
        RemoteIpAddress = addresses.Length > 0 ? addresses[0] : throw new Exception("The host has no address.");
        RemoteHostName = remoteHostName;
        RemotePort = remotePort;
        _isSecure = secure;
        _authority = caCert;
        _own = clientCert;
        _protocols = sslProtocol;
    }

    public string RemoteHostName { get; }

    public IPAddress RemoteIpAddress { get; }

    public int RemotePort { get; }

    public bool ValidateServerCertificate { get; set; } = true;

    public bool DataAvailable => _isSecure ? _stream.DataAvailable : _socket.Available > 0;

    public void Connect()
    {
        Close();
        _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _socket.Connect(new IPEndPoint(RemoteIpAddress, RemotePort));
        if (_isSecure)
        {
            _stream = new SslStream(_socket) { UseStoredDeviceCertificate = _own == null };
            if (!ValidateServerCertificate)
            {
                _stream.SslVerification = SslVerification.NoVerification;
            }

            _stream.AuthenticateAsClient(
                RemoteHostName, _own, _authority, MqttSslUtility.ToSslPlatformEnum(_protocols));
        }
    }

    public int Send(byte[] buffer)
    {
        if (!_isSecure)
        {
            return _socket.Send(buffer);
        }

        _stream.Write(buffer, 0, buffer.Length);
        return buffer.Length;
    }

    /// <summary>Waits until the whole buffer is full.</summary>
    /// <returns>The number of bytes; 0 if the connection ended before.</returns>
    public int Receive(byte[] buffer)
    {
        int count = 0;
        while (count < buffer.Length)
        {
            int read = Read(buffer, count);
            if (read == 0)
            {
                return 0;
            }

            count += read;
        }

        return count;
    }

    public int Receive(byte[] buffer, int timeout) =>
        _socket.Poll(timeout * 1000, SelectMode.SelectRead) ? Receive(buffer) : 0;

    public void Close()
    {
        SslStream stream = _stream;
        Socket socket = _socket;
        _stream = null;
        _socket = null;
        try
        {
            stream?.Dispose();
            socket?.Close();
        }
        catch
        {
            // The socket is closed already.
        }
    }

    /// <summary>Does nothing: a client accepts no connections.</summary>
    public void Accept()
    {
    }

    // Another thread may close the channel.
    private int Read(byte[] buffer, int start)
    {
        if (_isSecure)
        {
            SslStream stream = _stream;
            return stream == null ? 0 : stream.Read(buffer, start, buffer.Length - start);
        }

        Socket socket = _socket;
        return socket == null ? 0 : socket.Receive(buffer, start, buffer.Length - start, SocketFlags.None);
    }
}
