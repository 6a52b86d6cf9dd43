using System.Runtime.CompilerServices;

namespace System;

public class ArgumentNullException : ArgumentException
{
    private const string Default = "Value cannot be null.";

    public ArgumentNullException()
        : base(Default)
    {
    }

    public ArgumentNullException(string paramName)
        : base(Default, paramName)
    {
    }

    public ArgumentNullException(string message, Exception innerException)
        : base(message ?? Default, innerException)
    {
    }

    public ArgumentNullException(string paramName, string message)
        : base(message ?? Default, paramName)
    {
    }

    public static void ThrowIfNull(object argument, [CallerArgumentExpression("argument")] string paramName = null)
    {
        if (argument is null)
        {
            throw new ArgumentNullException(paramName);
        }
    }
}
