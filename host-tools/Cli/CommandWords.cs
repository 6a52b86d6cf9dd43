using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Cli.Shell;

namespace SecureBoot.Cli;

/// <summary>The words help and version, which are no commands.</summary>
internal static class CommandWords
{
    private const string Help = "help";
    private const string Version = "version";

    /// <summary>The same command line in the one form that is parsed: help and version as options.</summary>
    internal static string[] Normalize(string[] arguments)
    {
        return arguments[CountOptions(arguments)..] switch
        {
            [Help] or [Help, "--man" or "--help" or "-h" or Help or Version] => ["--help"],
            [Help, var name] when CommandLine.Names.Contains(name) => [name, "--help"],
            [Help, var name] => throw Unknown(name),
            [Help, var name, var more, ..] => throw TooMany(more, $"{Help} {name}"),
            [Version] => ["--version"],
            [Version, "--help" or "-h"] => ["--help"],
            [Version, var more, ..] => throw TooMany(more, Version),
            _ => arguments,
        };
    }

    // The options that may come before a command.
    private static int CountOptions(string[] arguments)
    {
        int at = 0;
        while (at < arguments.Length && arguments[at] is "--quiet" or "--verbose" or "--color")
        {
            at += arguments[at] == "--color" ? 2 : 1;
        }

        return Math.Min(at, arguments.Length);
    }

    private static MisuseException Unknown(string name)
    {
        IEnumerable<string> words = name.StartsWith('-') ? ["--man"] : CommandLine.Names;
        return new MisuseException(
            $"{Help}: found '{name}', expected {string.Join(", ", CommandLine.Names)} or --man",
            $"{Nearest.Ask(name, words)}secureboot --help lists the commands");
    }

    private static MisuseException TooMany(string more, string line)
    {
        return new MisuseException(
            $"found '{more}' after {line}, expected nothing there", $"secureboot {line} is all of it");
    }
}
