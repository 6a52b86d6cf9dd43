using System;
using System.IO;
using System.Text;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Html;

/// <summary>A report for people: it takes the place of an earlier one, and of no other file.</summary>
internal static class ReportFile
{
    /// <summary>Refuses a name that cannot be written, before any work is done.</summary>
    internal static string Require(string option, string path)
    {
        OutputName.RequireFree(
            PathText.Require(option, path),
            IsReport(path),
            "choose another name, or move the file away: only an earlier report is replaced");
        return path;
    }

    /// <summary>Writes the report, and prints its path.</summary>
    internal static void Write(OutputWriter writer, Terminal terminal, string path, byte[] report, bool isQuiet = false)
    {
        writer.Write(path, report, IsReport(path));
        if (!isQuiet)
        {
            terminal.Answer("wrote", Printable.Escape(path));
        }
    }

    private static bool IsReport(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        byte[] start = new byte[HtmlPage.Mark.Length];
        using FileStream file = File.OpenRead(path);
        int count = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        string text = Encoding.UTF8.GetString(start, 0, count);
        return text == HtmlPage.Mark || text.StartsWith(CsvPlot.Mark, StringComparison.Ordinal);
    }
}
