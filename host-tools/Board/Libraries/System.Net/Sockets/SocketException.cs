namespace System.Net.Sockets;

[Serializable]
public class SocketException : Exception
{
    private int _errorCode;

    public SocketException(SocketError errorCode)
    {
        _errorCode = (int)errorCode;
    }

    public int ErrorCode => _errorCode;
}
