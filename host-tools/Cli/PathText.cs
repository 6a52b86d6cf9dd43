using System.CommandLine;

namespace SecureBoot.Cli;

/// <summary>Paths on the command line. An empty one, say from an unset variable, names nothing.</summary>
internal static class PathText
{
    /// <summary>The path that a required option has.</summary>
    internal static string Of(ParseResult arguments, Option<string> option)
    {
        return Require(option.Name, arguments.GetRequiredValue(option));
    }

    /// <summary>The path itself, unless it can name no file.</summary>
    internal static string Require(string option, string path)
    {
        return path.Length > 0 && !path.Contains('\0') ? path : throw new MisuseException($"{option}: found an empty text, expected a file's name");
    }
}
