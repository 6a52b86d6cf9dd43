using System;

namespace TestFrameworkShared;

/// <summary>An assertion failed.</summary>
public class AssertFailedException : Exception
{
    /// <summary>Without a text.</summary>
    public AssertFailedException()
    {
    }

    /// <summary>With a text.</summary>
    public AssertFailedException(string message)
        : base(message)
    {
    }

    /// <summary>With a text and a cause.</summary>
    public AssertFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
