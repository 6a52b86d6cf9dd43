using System;

namespace SecureBoot.Update.Simulation;

/// <summary>The device did what it must never do.</summary>
public sealed class ViolationException : Exception
{
    /// <inheritdoc cref="ViolationException(string)"/>
    public ViolationException()
    {
    }

    /// <summary>Says what it did.</summary>
    public ViolationException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="ViolationException(string)"/>
    public ViolationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
