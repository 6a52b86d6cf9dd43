using System;
using System.Globalization;
using System.IO;

namespace SecureBoot.Cli.Race;

/// <summary>A finding of the analyzers that two threads meet at a field: SB1101 or SB1110.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="File">The source file as the compiler names it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">The message of the rule.</param>
internal sealed record RaceFinding(string Rule, string File, int Line, string Message)
{
    /// <summary>The name of the field, which the message begins with in quotes.</summary>
    internal string Variable { get; } = Message.Split('\'') is [_, { Length: > 0 } name, ..] ? name : "";

    /// <summary>Whether the field is set after the thread that uses it was started.</summary>
    internal bool IsLate => Message.Contains(" set after the start ", StringComparison.Ordinal);

    /// <summary>Rule, file and line, as an option names it.</summary>
    internal string Name => string.Create(CultureInfo.InvariantCulture, $"{Rule}:{Path.GetFileName(File)}:{Line}");

    /// <summary>Whether RULE, RULE:LINE or RULE:FILE:LINE means it.</summary>
    internal bool IsMeant(string text)
    {
        string line = Line.ToString(CultureInfo.InvariantCulture);
        return text == Rule || text == Name || text == $"{Rule}:{line}";
    }

    /// <summary>Whether a source file is the finding's: the same name at the end of both paths.</summary>
    internal bool IsIn(string? file) =>
        file is not null && (file == File || Path.GetFileName(file) == Path.GetFileName(File));
}
