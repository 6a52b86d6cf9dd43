namespace System.Net;

public class IPHostEntry
{
    internal string hostName;
    internal IPAddress[] addressList;

    public string HostName => hostName;

    public IPAddress[] AddressList => addressList;
}
