using System;
using System.IO;
using System.Text.RegularExpressions;

namespace SecureBoot.Cli.Shell;

/// <summary>An error of .NET about a file, in the words of this command.</summary>
internal static partial class FileError
{
    /// <summary>The path, and what is wrong with it.</summary>
    internal static string Of(Exception exception)
    {
        Match quoted = Quoted().Match(exception.Message);
        string path = quoted.Success ? quoted.Groups[1].Value : "a file";
        return $"{path}: {Reason(exception, quoted)}";
    }

    private static string Reason(Exception exception, Match quoted)
    {
        return exception switch
        {
            DirectoryNotFoundException => "no such file or folder",
            FileNotFoundException => "no such file",
            PathTooLongException => "the name is too long",
            UnauthorizedAccessException => "no permission to read or write it",
            _ => $"cannot be read or written: {Words(exception.Message, quoted)}",
        };
    }

    // The system's own words, such as: No space left on device : '/path'.
    private static string Words(string message, Match quoted)
    {
        string words = (quoted.Success ? message[..quoted.Index] : message).TrimEnd(' ', ':', '.');
        return words.Length == 0 ? "unknown reason" : char.ToLowerInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("'(.+)'")]
    private static partial Regex Quoted();
}
