namespace System;

public class ObjectDisposedException : SystemException
{
    public ObjectDisposedException()
    {
    }

    public ObjectDisposedException(string message)
        : base(message)
    {
    }

    public ObjectDisposedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
