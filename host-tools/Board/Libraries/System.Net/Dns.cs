using System.Net.Sockets;

namespace System.Net;

public static class Dns
{
    // Native code gives socket addresses: the family in two bytes, the port in two, then the address.
    public static IPHostEntry GetHostEntry(string hostNameOrAddress)
    {
        NativeSocket.getaddrinfo(hostNameOrAddress, out string name, out byte[][] addresses);
        IPHostEntry entry = new IPHostEntry { hostName = name, addressList = new IPAddress[addresses.Length] };
        for (int i = 0; i < addresses.Length; i++)
        {
            byte[] address = addresses[i];
            if ((AddressFamily)(address[0] | (address[1] << 8)) != AddressFamily.InterNetwork)
            {
                throw new NotImplementedException();
            }

            entry.addressList[i] = new IPAddress(new byte[] { address[4], address[5], address[6], address[7] });
        }

        return entry;
    }
}
