using System.Runtime.CompilerServices;

namespace System;

public class ArgumentException : SystemException
{
    private const string Default = "Value does not fall within the expected range.";

    private readonly string _paramName;

    public ArgumentException()
        : base(Default)
    {
    }

    public ArgumentException(string message)
        : base(message ?? Default)
    {
    }

    public ArgumentException(string message, Exception innerException)
        : base(message ?? Default, innerException)
    {
    }

    public ArgumentException(string message, string paramName)
        : base(message ?? Default)
    {
        _paramName = paramName;
    }

    public ArgumentException(string message, string paramName, Exception innerException)
        : base(message ?? Default, innerException)
    {
        _paramName = paramName;
    }

    public override string Message
    {
        get
        {
            string message = base.Message;
            return string.IsNullOrEmpty(_paramName) ? message : message + " (Parameter '" + _paramName + "')";
        }
    }

    public virtual string ParamName
    {
        get { return _paramName; }
    }

    public static void ThrowIfNullOrEmpty(string argument, [CallerArgumentExpression("argument")] string paramName = null)
    {
        if (string.IsNullOrEmpty(argument))
        {
            ArgumentNullException.ThrowIfNull(argument, paramName);
            throw new ArgumentException("The value cannot be an empty string.", paramName);
        }
    }
}
