using System;

namespace SecureBoot.Signer;

/// <summary>An input that cannot be used: what was found, what was expected, and the next step.</summary>
public abstract class SignerException : Exception
{
    /// <summary>Says what was found and expected, and the next step.</summary>
    protected SignerException(string message, string hint)
        : base(message)
    {
        Hint = hint;
    }

    /// <summary>The next step for the person; empty when the message says all.</summary>
    public string Hint { get; }

    /// <summary>Whether the input was understood and refused, rather than unusable: the command's exit code
    /// 1.</summary>
    public virtual bool IsRefusal => false;
}
