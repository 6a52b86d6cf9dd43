using System.Runtime.CompilerServices;

namespace System.Net.NetworkInformation;

public class NetworkInterface
{
    private readonly int _interfaceIndex;
    private byte[] _macAddress;
    private AddressMode _startupAddressMode;
    private uint _specificConfigId;
    private bool _automaticDns;
    private uint _ipv4Address;
    private uint _ipv4NetMask;
    private uint _ipv4GatewayAddress;
    private uint _ipv4dnsAddress1;
    private uint _ipv4dnsAddress2;
    private uint[] _ipv6Address;
    private uint[] _ipv6NetMask;
    private uint[] _ipv6GatewayAddress;
    private uint[] _ipv6dnsAddress1;
    private uint[] _ipv6dnsAddress2;
    private NetworkInterfaceType _networkInterfaceType;

    public bool IsAutomaticDnsEnabled { get => throw new NotSupportedException(); }

    public string IPv4Address { get => throw new NotSupportedException(); }

    public string IPv4GatewayAddress { get => throw new NotSupportedException(); }

    public string IPv4SubnetMask { get => throw new NotSupportedException(); }

    public bool IsDhcpEnabled { get => throw new NotSupportedException(); }

    public string[] IPv4DnsAddresses { get => throw new NotSupportedException(); }

    public byte[] PhysicalAddress
    {
        get => _macAddress;
        set => throw new NotSupportedException();
    }

    public NetworkInterfaceType NetworkInterfaceType { get => throw new NotSupportedException(); }

    public uint SpecificConfigId { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool GetIsNetworkAvailable();

    protected NetworkInterface(int interfaceIndex) => throw new NotSupportedException();

    public static NetworkInterface[] GetAllNetworkInterfaces()
    {
        NetworkInterface[] interfaces = new NetworkInterface[GetNetworkInterfaceCount()];
        for (int i = 0; i < interfaces.Length; i++)
        {
            interfaces[i] = GetNetworkInterface((uint)i);
        }

        return interfaces;
    }

    private string IPv6AddressToString(uint[] ipv6Address) => throw new NotSupportedException();

    public void EnableStaticIPv4(string ipv4Address, string ipv4SubnetMask, string ipv4GatewayAddress) =>
        throw new NotSupportedException();

    public void EnableStaticIPv6(string ipv6Address, string ipv6SubnetMask, string ipv6GatewayAddress) =>
        throw new NotSupportedException();

    public void EnableStaticIP(
        string ipv4Address,
        string ipv4subnetMask,
        string ipv4gatewayAddress,
        string ipv6Address,
        string ipv6SubnetMask,
        string ipv6GatewayAddress) => throw new NotSupportedException();

    public void EnableDhcp() => throw new NotSupportedException();

    public void EnableStaticIPv4Dns(string[] dnsAddresses) => throw new NotSupportedException();

    public void EnableStaticIPv6Dns(string[] dnsAddresses) => throw new NotSupportedException();

    public void EnableAutomaticDns() => throw new NotSupportedException();

    private void ReloadSettings() => throw new NotSupportedException();

    public void ReleaseDhcpLease() => throw new NotSupportedException();

    public void RenewDhcpLease() => throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern int GetNetworkInterfaceCount();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern NetworkInterface GetNetworkInterface(uint interfaceIndex);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void InitializeNetworkInterfaceSettings();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void UpdateConfiguration(int updateType);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern long IPV4AddressFromString(string ipAddress);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern ushort[] IPV6AddressFromString(string ipAddress);

    [Flags]
    internal enum UpdateOperation : byte
    {
        Invalid = 0,
        Dns = 1,
        Dhcp = 2,
        DhcpRenew = 4,
        DhcpRelease = 8,
        Mac = 16,
    }
}
