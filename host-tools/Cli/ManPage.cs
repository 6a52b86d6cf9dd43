using System;
using System.CommandLine;
using System.Linq;
using System.Text;

namespace SecureBoot.Cli;

/// <summary>The help of all commands as a page for man, in roff.</summary>
internal static class ManPage
{
    // A terminal's 80 columns less the indentation of a section: man does not fill these lines.
    private const int Width = 72;

    /// <summary>The page.</summary>
    internal static string Of(Command root)
    {
        StringBuilder page = new();
        page
            .Append(".TH SECUREBOOT 1\n.SH NAME\nsecureboot \\- ")
            .Append(Escape(root.Description ?? ""))
            .Append("\n.SH SYNOPSIS\n.B secureboot\n.I COMMAND\n[options]\n.SH COMMANDS\n");
        AppendText(page, "secureboot", HelpText.Of(root, Width));
        foreach (Command command in root.Subcommands)
        {
            AppendText(page, "secureboot " + command.Name, HelpText.Of(command, Width));
        }

        page.Append(".SH EXIT STATUS\n0 done, 1 refused, 2 misuse or a file that cannot be read or written\n");
        return page.ToString();
    }

    // The help as it is: the columns of its tables are made for a fixed width.
    private static void AppendText(StringBuilder page, string title, string text)
    {
        page
            .Append(".SS ")
            .Append(Escape(title))
            .Append("\n.nf\n")
            .AppendJoin('\n', text.TrimEnd('\n').Split('\n').Select(Escape))
            .Append("\n.fi\n");
    }

    private static string Escape(string line)
    {
        string escaped = line
            .Replace("\\", "\\e", StringComparison.Ordinal)
            .Replace("-", "\\-", StringComparison.Ordinal);
        return escaped is ['.' or '\'', ..] ? "\\&" + escaped : escaped;
    }
}
