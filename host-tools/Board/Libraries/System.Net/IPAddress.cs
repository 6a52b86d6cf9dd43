using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace System.Net;

/// <summary>An address. Version 6 addresses are held and compared; nothing in the emulator goes to one.</summary>
[Serializable]
public class IPAddress
{
    internal const int IPv4AddressBytes = 4;
    internal const int IPv6AddressBytes = 16;
    internal const int NumberOfLabels = 8;

    public static readonly IPAddress Any = new IPAddress(0);
    public static readonly IPAddress Loopback = new IPAddress(0x0100007F);
    public static readonly IPAddress Broadcast = new IPAddress(0xFFFFFFFF);
    public static readonly IPAddress None = Broadcast;
    internal readonly long Address;
    public static readonly IPAddress IPv6Any = new IPAddress(new ushort[NumberOfLabels], 0);
    public static readonly IPAddress IPv6Loopback = new IPAddress(new ushort[] { 0, 0, 0, 0, 0, 0, 0, 1 }, 0);
    private readonly AddressFamily _family = AddressFamily.InterNetwork;
    private readonly ushort[] _numbers = new ushort[NumberOfLabels];
    private long _scopeid;

    public IPAddress(long newAddress)
    {
        if (newAddress is < 0 or > 0xFFFFFFFF)
        {
            throw new ArgumentOutOfRangeException();
        }

        Address = newAddress;
    }

    public IPAddress(byte[] address)
    {
        if (address == null)
        {
            throw new ArgumentNullException();
        }

        if (address.Length == IPv4AddressBytes)
        {
            Address = (uint)(address[0] | (address[1] << 8) | (address[2] << 16) | (address[3] << 24));
            return;
        }

        if (address.Length != IPv6AddressBytes)
        {
            throw new ArgumentException();
        }

        _family = AddressFamily.InterNetworkV6;
        for (int i = 0; i < NumberOfLabels; i++)
        {
            _numbers[i] = (ushort)((address[2 * i] << 8) | address[(2 * i) + 1]);
        }
    }

    public IPAddress(byte[] address, long scopeid)
        : this(address)
    {
        if (address.Length != IPv6AddressBytes)
        {
            throw new ArgumentException();
        }

        _scopeid = scopeid;
    }

    private IPAddress(ushort[] address, uint scopeid)
    {
        _family = AddressFamily.InterNetworkV6;
        _numbers = address;
        _scopeid = scopeid;
    }

    public AddressFamily AddressFamily => _family;

    public long ScopeId
    {
        get => _family == AddressFamily.InterNetwork
            ? throw new SocketException(SocketError.OperationNotSupported)
            : _scopeid;
        set => _scopeid = _family == AddressFamily.InterNetwork
            ? throw new SocketException(SocketError.OperationNotSupported)
            : value;
    }

    public bool IsIPv4MappedToIPv6 => throw new NotSupportedException();

    public static bool operator ==(IPAddress a, IPAddress b) => a is null ? b is null : a.Equals(b);

    public static bool operator !=(IPAddress a, IPAddress b) => !(a == b);

    public override bool Equals(object other) => other is IPAddress address && Equals(address);

    public bool Equals(IPAddress other)
    {
        if (other is null || other._family != _family || other._scopeid != _scopeid || other.Address != Address)
        {
            return false;
        }

        for (int i = 0; i < NumberOfLabels; i++)
        {
            if (other._numbers[i] != _numbers[i])
            {
                return false;
            }
        }

        return true;
    }

    public byte[] GetAddressBytes()
    {
        if (_family == AddressFamily.InterNetwork)
        {
            return new byte[] { (byte)Address, (byte)(Address >> 8), (byte)(Address >> 16), (byte)(Address >> 24) };
        }

        byte[] bytes = new byte[IPv6AddressBytes];
        for (int i = 0; i < NumberOfLabels; i++)
        {
            bytes[2 * i] = (byte)(_numbers[i] >> 8);
            bytes[(2 * i) + 1] = (byte)_numbers[i];
        }

        return bytes;
    }

    public static IPAddress Parse(string ipString)
    {
        return ipString.IndexOf(':') >= 0
            ? new IPAddress(NetworkInterface.IPV6AddressFromString(ipString), 0)
            : new IPAddress(NetworkInterface.IPV4AddressFromString(ipString));
    }

    public override string ToString() =>
        _family == AddressFamily.InterNetworkV6 ? IPv6ToString(_numbers) : IPv4ToString((uint)Address);

    public static IPAddress GetDefaultLocalAddress() => throw new NotSupportedException();

    public override int GetHashCode() =>
        _family == AddressFamily.InterNetworkV6 ? ToString().GetHashCode() : (int)Address;

    internal IPAddress Snapshot() =>
        _family == AddressFamily.InterNetworkV6 ? new IPAddress(_numbers, (uint)_scopeid) : new IPAddress(Address);

    public IPAddress MapToIPv6() => throw new NotSupportedException();

    public IPAddress MapToIPv4() => throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern string IPv4ToString(uint ipv4Address);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern string IPv6ToString(ushort[] ipv6Address);
}
