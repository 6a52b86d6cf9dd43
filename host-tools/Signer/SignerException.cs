using System;

namespace SecureBoot.Signer;

/// <summary>An input that cannot be used: the found text, the expected text, and the next step.</summary>
public abstract class SignerException : Exception
{
    /// <summary>An error with the found and the expected text, and the next step.</summary>
    protected SignerException(string message, string hint)
        : base(message)
    {
        Hint = hint;
    }

    /// <summary>The next step for the person; empty if the message is complete.</summary>
    public string Hint { get; }

    /// <summary>Whether the input was understood and refused, rather than unusable: the command's exit code
    /// 1.</summary>
    public virtual bool IsRefusal => false;
}
