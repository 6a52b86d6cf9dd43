using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Text;
using SecureBoot.Cli.Options;

namespace SecureBoot.Cli;

/// <summary>Writes the help of a command from the command itself; docs/cli.md holds the same text.</summary>
internal static class HelpText
{
    private const int Column = 30;

    // Narrower than this, a table's texts would be columns of single words: a text goes below its name.
    private const int LeastTableWidth = Column + 2 + 24;
    private const int NarrowIndent = 6;

    private const int LeastWidth = 30;

    internal static string Of(Command command)
    {
        return command is ToolCommand tool ? OfTool(tool) : OfRoot(command);
    }

    /// <summary>The help text with a maximum number of columns, except command lines, which you can copy.</summary>
    internal static string Of(Command command, int width)
    {
        string text = Of(command);
        return width < int.MaxValue
            ? string.Join('\n', text.Split('\n').Select(line => Wrap(line, Math.Max(width, LeastWidth))))
            : text;
    }

    private static string Wrap(string line, int width)
    {
        bool isCommandLine = line.StartsWith("  secureboot ", StringComparison.Ordinal)
            || line.StartsWith("      --", StringComparison.Ordinal)
            || line.StartsWith("usage: ", StringComparison.Ordinal);
        if (isCommandLine)
        {
            return line;
        }

        bool isRow = line.StartsWith("  ", StringComparison.Ordinal);
        if (!isRow || width >= LeastTableWidth)
        {
            return Fold(line, width, isRow ? Column + 2 : 0);
        }

        string name = line[..(Column + 2)].TrimEnd();
        string text = new string(' ', NarrowIndent) + line[(Column + 2)..];
        return Fold(name, width, NarrowIndent) + "\n" + Fold(text, width, NarrowIndent);
    }

    private static string Fold(string line, int width, int indent)
    {
        if (line.Length <= width)
        {
            return line;
        }

        StringBuilder text = new();
        for (int at = 0; at < line.Length;)
        {
            int room = at == 0 ? width : width - indent;
            int end = line.Length - at <= room ? line.Length : line.LastIndexOf(' ', at + room, room);
            bool isBroken = end > at + (at == 0 ? indent : 0);
            end = isBroken ? end : Math.Min(line.Length, at + room);
            text.Append(at == 0 ? "" : "\n" + new string(' ', indent)).Append(line, at, end - at);
            at = isBroken && end < line.Length ? end + 1 : end;
        }

        return text.ToString();
    }

    private static string OfRoot(Command root)
    {
        StringBuilder text = new();
        text.Append(root.Description).Append("\n\nusage: secureboot COMMAND [options]\n");
        AppendTable(text, "commands", root.Subcommands.Select(command => (command.Name, command.Description ?? "")));
        AppendTable(text, "options", OptionRows(root));
        AppendExamples(
            text,
            string.Join(
                '\n', root.Subcommands.OfType<ToolCommand>().Select(command => command.Examples.Split('\n')[0])));
        text.Append("\nhelp COMMAND shows the help of a command, help --man all of it as a page for man;\n--quiet, "
            + "--verbose and --color may follow any COMMAND\n");
        text.Append("exit code: 0 done, 1 refused, 2 misuse or a file that cannot be read or written\n");
        return text.ToString();
    }

    private static string OfTool(ToolCommand command)
    {
        StringBuilder text = new();
        text
            .Append(command.Description)
            .Append("\n\nusage: secureboot ")
            .Append(command.Name)
            .Append(' ')
            .Append(command.Synopsis)
            .Append('\n');
        AppendTable(
            text, "arguments", command.Arguments.Select(argument => (argument.Name, argument.Description ?? "")));
        AppendTable(text, "options", OptionRows(command));
        AppendExamples(text, command.Examples);
        return text.ToString();
    }

    private static IEnumerable<(string Name, string Text)> OptionRows(Command command)
    {
        foreach (Option option in command.Options.Where(option => !option.Hidden))
        {
            bool isRepeatable = option.Arity.MaximumNumberOfValues > 1;
            string value = option.Arity.MaximumNumberOfValues == 0 || option.HelpName is null
                ? ""
                : " " + option.HelpName;
            string marks = (option.Required ? " (required)" : "") + (isRepeatable ? " (repeatable)" : "");
            yield return (option.Name + value, option.Description + marks);
        }

        yield return ("--help", "show this text");
    }

    private static void AppendTable(StringBuilder text, string title, IEnumerable<(string Name, string Text)> rows)
    {
        List<(string Name, string Text)> lines = [.. rows];
        if (lines.Count == 0)
        {
            return;
        }

        text.Append('\n').Append(title).Append(":\n");
        foreach ((string name, string description) in lines)
        {
            text.Append("  ").Append(name.PadRight(Column)).Append(description).Append('\n');
        }
    }

    private static void AppendExamples(StringBuilder text, string examples)
    {
        text.Append("\nexamples:\n");
        foreach (string line in examples.Split('\n'))
        {
            text.Append("  ").Append(line.TrimEnd('\r')).Append('\n');
        }
    }
}
