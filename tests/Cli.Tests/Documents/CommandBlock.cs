using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SecureBoot.TestSupport;

namespace SecureBoot.Cli.Tests;

/// <summary>A fenced block of a document.</summary>
/// <param name="Document">The document's path from the repository's root.</param>
/// <param name="Section">The heading (<c>##</c>) above the block.</param>
/// <param name="Line">The line number of the fence in the document, from 1.</param>
/// <param name="Mark">The text after the three characters of the fence.</param>
/// <param name="Text">The lines between the fences.</param>
/// <remarks>
/// Marks of commands: <c>sh</c> runs in every test run, <c>sh slow</c> in the explicit tests, <c>sh ci</c> in .ci/run,
/// and <c>sh by:CLASS</c> in tests of that class (several with +). <c>sh board</c> needs a board. <c>sh
/// other:REASON</c> never runs, for that reason.
/// </remarks>
public sealed partial record CommandBlock(string Document, string Section, int Line, string Mark, string Text)
{
    private const string Fence = "```";

    /// <summary>All blocks of all documents: at the top, in docs, and beside each part, without the vectors of other
    /// projects.</summary>
    public static IReadOnlyList<CommandBlock> All { get; } = [.. FindDocuments().SelectMany(Read)];

    /// <summary>The commands without comments, one per line.</summary>
    public IEnumerable<string> Commands => Text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
        .Select(line => line.Split(" #")[0].Trim()).Where(line => line.Length > 0 && line[0] != '#');

    /// <summary>Makes a shell script that ends at the first error. <c># exit code 1: why</c> after a command gives the
    /// expected exit code.</summary>
    public static string WithExitCodes(string commands)
    {
        return ExitCode().Replace(commands, "if ${command}; then exit 99; else [ $$? -eq ${code} ]; fi");
    }

    /// <summary>The document and line of the block, for messages.</summary>
    public string Place => $"{Document}:{Line}";

    private static IEnumerable<string> FindDocuments()
    {
        string[] folders = ["docs", "firmware", "host-tools"];
        return Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(folders.SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.md", SearchOption.AllDirectories)))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
    }

    private static IEnumerable<CommandBlock> Read(string document)
    {
        string section = "";
        int begin = 0;
        string mark = "";
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, document));
        for (int i = 0; i < lines.Length; i++)
        {
            bool isFence = lines[i].StartsWith(Fence, StringComparison.Ordinal);
            if (begin == 0 && isFence)
            {
                (begin, mark) = (i + 1, lines[i][Fence.Length..]);
            }
            else if (begin > 0 && isFence)
            {
                yield return new CommandBlock(
                    document, section, begin, mark, string.Concat(lines[begin..i].Select(line => line + "\n")));
                begin = 0;
            }
            else if (begin == 0 && lines[i].StartsWith("## ", StringComparison.Ordinal))
            {
                section = lines[i][3..];
            }
        }
    }

    [GeneratedRegex(@"^(?<command>\S.*?) +# exit code (?<code>\d).*$", RegexOptions.Multiline)]
    private static partial Regex ExitCode();
}
