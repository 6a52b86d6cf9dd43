namespace System.Net.NetworkInformation;

public class WirelessAPStation
{
    private readonly byte[] _macAddress;
    private readonly sbyte _rssi;
    private readonly PhyProtocols _phyModes;

    public byte[] MacAddress { get => throw new NotSupportedException(); }

    public sbyte Rssi { get => throw new NotSupportedException(); }

    public PhyProtocols PhyModes { get => throw new NotSupportedException(); }

    internal WirelessAPStation(byte[] mac, sbyte rssi, PhyProtocols phyp) => throw new NotSupportedException();
}
