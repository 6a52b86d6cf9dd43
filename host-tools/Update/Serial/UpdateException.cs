using System;

namespace SecureBoot.Update.Serial;

/// <summary>A transfer that did not work: what happened, and the next step.</summary>
public sealed class UpdateException : Exception
{
    /// <inheritdoc cref="UpdateException(string, string, bool)"/>
    public UpdateException()
        : this("")
    {
    }

    /// <inheritdoc cref="UpdateException(string, string, bool)"/>
    public UpdateException(string message)
        : this(message, "", isRefused: false)
    {
    }

    /// <inheritdoc cref="UpdateException(string, string, bool)"/>
    public UpdateException(string message, Exception innerException)
        : base(message, innerException)
    {
        Hint = "";
    }

    /// <summary>Says what happened.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="hint">The next step; may be empty.</param>
    /// <param name="isRefused">Whether the board looked at the image and refused it.</param>
    public UpdateException(string message, string hint, bool isRefused)
        : base(message)
    {
        Hint = hint;
        IsRefused = isRefused;
    }

    /// <summary>The next step; may be empty.</summary>
    public string Hint { get; }

    /// <summary>Whether the board looked at the image and refused it.</summary>
    public bool IsRefused { get; }
}
