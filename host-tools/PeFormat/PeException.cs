using System;

namespace SecureBoot.PeFormat;

/// <summary>An assembly that is not a valid <c>.pe</c>.</summary>
public sealed class PeException : Exception
{
    /// <summary>An exception without a message.</summary>
    public PeException()
    {
    }

    /// <summary>An exception that says what is wrong, and where.</summary>
    public PeException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with its cause.</summary>
    public PeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
