using System.Net.Sockets;

namespace System.Net;

/// <summary>An address with a port. Native code reads and writes the fields.</summary>
[Serializable]
public class IPEndPoint : EndPoint
{
    public const int MinPort = 0;
    public const int MaxPort = 65535;

    private readonly IPAddress _address;
    private readonly int _port;

    public IPEndPoint(long address, int port)
        : this(new IPAddress(address), port)
    {
    }

    public IPEndPoint(IPAddress address, int port)
    {
        _address = address;
        _port = port;
    }

    public IPAddress Address => _address;

    public AddressFamily AddressFamily => _address.AddressFamily;

    public int Port => _port;

    public override SocketAddress Serialize() => throw new NotSupportedException();

    public override EndPoint Create(SocketAddress socketAddress) => throw new NotSupportedException();

    public override string ToString() => _address.ToString() + ":" + _port.ToString();

    public override bool Equals(object obj) =>
        obj is IPEndPoint other && other._address.Equals(_address) && other._port == _port;

    public override int GetHashCode() => _address.GetHashCode() ^ _port;

    internal IPEndPoint Snapshot() => new IPEndPoint(_address.Snapshot(), _port);
}
