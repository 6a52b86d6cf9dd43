using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.Provisioning.Flashing;

/// <summary>A call of nanoff.</summary>
/// <param name="Name">The command's purpose.</param>
/// <param name="Arguments">The arguments.</param>
public sealed record NanoffCommand(string Name, IReadOnlyList<string> Arguments)
{
    /// <summary>The command line, as a shell takes it.</summary>
    public string ToCommandLine(string tool)
    {
        return string.Join(' ', Arguments.Prepend(tool).Select(Quote));
    }

    private static string Quote(string argument)
    {
        bool isPlain = argument.Length > 0
            && argument.All(c =>
                char.IsAsciiLetterOrDigit(c) || "-_./:=+,@".Contains(c, System.StringComparison.Ordinal));
        return isPlain ? argument : $"\"{argument}\"";
    }
}
