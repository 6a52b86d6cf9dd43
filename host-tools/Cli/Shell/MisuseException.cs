using System;

namespace SecureBoot.Cli.Shell;

/// <summary>Arguments that make no sense: found, expected, next step.</summary>
internal sealed class MisuseException : Exception
{
    internal MisuseException(string message, string hint = "")
        : base(message)
    {
        Hint = hint;
    }

    /// <summary>The next step; may be empty.</summary>
    internal string Hint { get; }
}
