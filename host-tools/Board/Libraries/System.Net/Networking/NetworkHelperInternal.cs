using System;
using System.Net.NetworkInformation;

namespace nanoFramework.Networking;

internal static class NetworkHelperInternal
{
    public static bool CheckIP(NetworkInterfaceType interfaceType, IPConfiguration _ipConfiguration) =>
        throw new NotSupportedException();

    public static void WaitForValidDateTime()
    {
        while (DateTime.UtcNow.Year < 2021)
        {
            System.Threading.Thread.Sleep(1000);
        }
    }

    public static void InternalSetupHelper(
        NetworkInterface[] nis,
        NetworkInterfaceType targetNetworkInterface,
        IPConfiguration ipConfiguration) => throw new NotSupportedException();
}
