using System;
using System.IO;

namespace SecureBoot.MetadataProcessor.Input;

/// <summary>A reference that does not exist, or is no assembly.</summary>
public sealed class ReferenceException : IOException
{
    /// <summary>An exception without a message.</summary>
    public ReferenceException()
    {
    }

    /// <summary>An exception that names the reference.</summary>
    public ReferenceException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with its cause.</summary>
    public ReferenceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
