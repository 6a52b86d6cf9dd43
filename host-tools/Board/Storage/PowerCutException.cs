using System;

namespace SecureBoot.Board.Storage;

/// <summary>The power is gone: no line of firmware runs after it. Firmware must not catch it.</summary>
public sealed class PowerCutException : Exception
{
    /// <summary>The power is gone.</summary>
    public PowerCutException()
        : base("the power was cut")
    {
    }

    /// <inheritdoc cref="PowerCutException()"/>
    public PowerCutException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="PowerCutException()"/>
    public PowerCutException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
