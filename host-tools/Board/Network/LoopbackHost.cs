using System;
using System.Net;
using System.Net.Sockets;

namespace SecureBoot.Board.Network;

/// <summary>A server on 127.0.0.1, for each port of the firmware's requests.</summary>
public sealed class LoopbackHost : INetworkHost
{
    private readonly int _port;

    /// <summary>The server on a port.</summary>
    public LoopbackHost(int port)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(port is > 0 and <= IPEndPoint.MaxPort, true, nameof(port));
        _port = port;
    }

    /// <inheritdoc/>
    public NetworkConnection? Open(int port)
    {
        Socket socket = new(
            AddressFamily.InterNetwork,
            SocketType.Stream,
            ProtocolType.Tcp)
        { NoDelay = true, ReceiveBufferSize = LoopbackConnection.Window };
        try
        {
            socket.Connect(IPAddress.Loopback, _port);
            return new LoopbackConnection(socket);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }
}
