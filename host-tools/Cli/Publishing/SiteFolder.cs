using System;
using System.CommandLine;
using System.IO;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer;

namespace SecureBoot.Cli.Publishing;

/// <summary>The folder of a site: its option, and the folders below.</summary>
internal static class SiteFolder
{
    /// <summary>The folder that the option names.</summary>
    internal static string Of(ParseResult arguments, Option<string> option)
    {
        return arguments.GetValue(option) is string path
            ? Require(option.Name, path)
            : throw new MisuseException(
                $"found no {option.Name}, expected the folder that the web server serves", $"add {option.Name} DIR");
    }

    /// <summary>The path itself, unless it can name no folder.</summary>
    internal static string Require(string option, string path)
    {
        string folder = PathText.Require(option, path);
        return !File.Exists(folder)
            ? folder
            : throw new MisuseException(
                $"{option}: found the file {Printable.Escape(folder)}, expected a folder", "name the site's folder");
    }

    /// <summary>Makes a folder of the site, unless it exists.</summary>
    internal static void Make(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MisuseException(
                $"--site: found that the folder {Printable.Escape(path)} cannot be made", "name another folder");
        }
    }
}
