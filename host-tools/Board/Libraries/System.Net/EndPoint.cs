namespace System.Net;

[Serializable]
public abstract class EndPoint
{
    public abstract SocketAddress Serialize();

    public abstract EndPoint Create(SocketAddress socketAddress);
}
