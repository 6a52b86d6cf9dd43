namespace System;

public class ArgumentOutOfRangeException : ArgumentException
{
    public ArgumentOutOfRangeException()
        : base((string)null)
    {
    }

    public ArgumentOutOfRangeException(string paramName)
        : base((string)null, paramName)
    {
    }

    public ArgumentOutOfRangeException(string paramName, string message)
        : base(message, paramName)
    {
    }
}
