using System;

namespace nanoFramework.TestFramework;

/// <summary>Ends a test as skipped.</summary>
public class SkipTestException : Exception
{
    /// <summary>Without a text.</summary>
    public SkipTestException()
    {
    }

    /// <summary>With a text.</summary>
    public SkipTestException(string message)
        : base(message)
    {
    }

    /// <summary>With a text and a cause.</summary>
    public SkipTestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
