using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.Cli.Options;

/// <summary>The command line that continues after an interrupted flash: every step can be repeated.</summary>
/// <param name="Options">The options that were given, each with its value.</param>
/// <param name="IsErased">Whether the step firmware erases the flash first.</param>
internal sealed record RerunHint(IReadOnlyList<(string Name, string? Value)> Options, bool IsErased)
{
    /// <summary>The command line from a step on, or for that step alone.</summary>
    internal string From(string step, bool isOnly)
    {
        IEnumerable<(string Name, string? Value)> options = Options
            .Append((Name: isOnly ? "--only" : "--from", Value: step))
            .Where(option => option.Value is not null);
        string line = "secureboot flash "
            + string.Join(' ', options.Select(option => $"{option.Name} {Quote(option.Value!)}"));
        return IsErased && step == "firmware" ? line + " --erase" : line;
    }

    private static string Quote(string text)
    {
        return text.Contains(' ', System.StringComparison.Ordinal) ? $"\"{text}\"" : text;
    }
}
