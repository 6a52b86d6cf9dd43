using System.Runtime.CompilerServices;

namespace System;

public class Exception
{
    private readonly string _message;
    private readonly Exception _innerException;
    private object _stackTrace;

    protected int HResult;

    public Exception()
    {
    }

    public Exception(string message)
    {
        _message = message;
    }

    public Exception(string message, Exception innerException)
    {
        _message = message;
        _innerException = innerException;
    }

    public virtual string Message
    {
        get { return _message ?? "Exception was thrown: " + GetType().FullName; }
    }

    public Exception InnerException
    {
        get { return _innerException; }
    }

    public virtual extern string StackTrace
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public override string ToString()
    {
        string message = Message;
        string name = base.ToString();
        return message != null && message.Length > 0 ? name + ": " + message : name;
    }
}
