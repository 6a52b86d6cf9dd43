using System;

namespace SecureBoot.Cli.Shell;

/// <summary>Arguments that make no sense: found, expected, next step.</summary>
internal class MisuseException(string message, string hint = "") : Exception(message)
{
    /// <summary>The next step; may be empty.</summary>
    internal string Hint { get; } = hint;
}
