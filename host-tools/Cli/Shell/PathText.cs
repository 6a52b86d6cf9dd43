using System.CommandLine;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Shell;

/// <summary>Paths on the command line. An empty path, for example from an unset variable, is refused.</summary>
internal static class PathText
{
    // .NET's replacement for bytes that are not UTF-8: the name of another file.
    private const char Replacement = '\uFFFD';

    /// <summary>The path that a required option has.</summary>
    internal static string Of(ParseResult arguments, Option<string> option)
    {
        return Require(option.Name, arguments.GetRequiredValue(option));
    }

    /// <summary>The path of an output that goes to the standard output when the option is not given, or names it:
    /// null.</summary>
    internal static string? OfOutput(ParseResult arguments, Option<string> option)
    {
        string? path = arguments.GetValue(option) is string given ? Require(option.Name, given) : null;
        return path is null || OutputName.IsStandardOutput(path) ? null : path;
    }

    /// <summary>The path itself, unless it can name no file.</summary>
    internal static string Require(string option, string path)
    {
        if (path.Contains(Replacement))
        {
            throw new MisuseException(
                $"{option}: found '{path}', which is not UTF-8, expected a file's name in UTF-8",
                "rename the file, or give it another name by a link");
        }

        return path.Length > 0 && !path.Contains('\0')
            ? path
            : throw new MisuseException($"{option}: found an empty text, expected a file's name");
    }
}
