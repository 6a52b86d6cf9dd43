using System.Runtime.CompilerServices;

namespace System.Net.NetworkInformation;

public class WirelessAPConfiguration
{
    private const int MaxApSsidLength = 32;
    private const int MaxApPasswordLength = 64;
    private const int MinApPasswordLength = 8;
    private readonly int _apConfigurationIndex;
    private readonly uint _apId;
    private AuthenticationType _apAuthentication;
    private EncryptionType _apEncryption;
    private RadioType _apRadio;
    private string _apPassword;
    private string _apSsid;
    private ConfigurationOptions _options;
    private byte _apChannel;
    private byte _apMaxConnections;

    public AuthenticationType Authentication
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public EncryptionType Encryption
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public RadioType Radio { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public string Password { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public string Ssid { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public ConfigurationOptions Options
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public byte Channel { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public byte MaxConnections { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public uint Id { get => throw new NotSupportedException(); }

    public WirelessAPConfiguration(uint id) => throw new NotSupportedException();

    public void SaveConfiguration() => throw new NotSupportedException();

    private void ValidateConfiguration() => throw new NotSupportedException();

    public static WirelessAPConfiguration[] GetAllWirelessAPConfigurations() => throw new NotSupportedException();

    public WirelessAPStation[] GetConnectedStations() => NativeGetConnectedClients(0);

    public WirelessAPStation GetConnectedStations(int stationIndex) => throw new NotSupportedException();

    public void DeAuthStation(int stationIndex) => throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern int GetWirelessAPConfigurationCount();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern WirelessAPConfiguration GetWirelessAPConfiguration(int configurationIndex);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void UpdateConfiguration();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern WirelessAPStation[] NativeGetConnectedClients(int ClientIndex);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern string NativeDeauthStation(int ClientIndex);

    [Flags]
    public enum ConfigurationOptions : byte
    {
        None = 0,
        Disable = 1,
        Enable = 2,
        AutoStart = 6,
        HiddenSSID = 8,
    }
}
