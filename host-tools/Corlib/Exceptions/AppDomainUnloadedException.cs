namespace System;

public class AppDomainUnloadedException : SystemException
{
    public AppDomainUnloadedException()
    {
    }

    public AppDomainUnloadedException(string message)
        : base(message)
    {
    }

    public AppDomainUnloadedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
