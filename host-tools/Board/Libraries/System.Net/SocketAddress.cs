using System.Net.Sockets;

namespace System.Net;

public class SocketAddress
{
    internal const int IPv6AddressSize = 28;
    internal const int IPv4AddressSize = 16;
    internal readonly byte[] m_Buffer;
    internal long _address;

    public AddressFamily Family { get => throw new NotSupportedException(); }

    public int Size { get => throw new NotSupportedException(); }

    public byte this[int offset] { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    internal SocketAddress(byte[] address) => throw new NotSupportedException();

    internal SocketAddress(IPAddress ipAddress) => throw new NotSupportedException();

    public SocketAddress(AddressFamily family, int size) => throw new NotSupportedException();

    internal IPEndPoint GetIPEndPoint() => throw new NotSupportedException();

    public override bool Equals(object obj) => throw new NotSupportedException();

    public override int GetHashCode() => throw new NotSupportedException();

    internal IPAddress GetIPAddress() => throw new NotSupportedException();
}
