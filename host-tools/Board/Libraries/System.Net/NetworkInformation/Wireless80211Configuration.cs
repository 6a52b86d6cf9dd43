using System.Runtime.CompilerServices;

namespace System.Net.NetworkInformation;

public class Wireless80211Configuration
{
    private const int MaxSsidLength = 32;
    private const int MaxPasswordLength = 64;
    private readonly int _configurationIndex;
    private readonly uint _id;
    private AuthenticationType _authentication;
    private EncryptionType _encryption;
    private RadioType _radio;
    private string _password;
    private string _ssid;
    private ConfigurationOptions _options;

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

    public ConfigurationOptions Options
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public string Password { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public string Ssid { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public uint Id { get => throw new NotSupportedException(); }

    public Wireless80211Configuration(uint id) => throw new NotSupportedException();

    public void SaveConfiguration() => throw new NotSupportedException();

    private void ValidateConfiguration() => throw new NotSupportedException();

    public static Wireless80211Configuration[] GetAllWireless80211Configurations() => throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern int GetWireless82011ConfigurationCount();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern Wireless80211Configuration GetWireless82011Configuration(int configurationIndex);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void UpdateConfiguration();

    [Flags]
    public enum ConfigurationOptions : byte
    {
        None = 0,
        Disable = 1,
        Enable = 2,
        AutoConnect = 6,
        SmartConfig = 10,
    }
}
