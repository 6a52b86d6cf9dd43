using System.Runtime.CompilerServices;

namespace System.Net.NetworkInformation;

public static class IPGlobalProperties
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern IPAddress GetIPAddress();
}
