namespace System.Net;

public class HttpVersion
{
    public static readonly Version Version10 = new Version(1, 0);
    public static readonly Version Version11 = new Version(1, 1);
}
