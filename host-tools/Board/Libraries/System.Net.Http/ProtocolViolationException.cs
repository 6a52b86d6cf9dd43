namespace System.Net;

public class ProtocolViolationException : InvalidOperationException
{
    public ProtocolViolationException()
    {
    }

    public ProtocolViolationException(string message)
        : base(message)
    {
    }
}
