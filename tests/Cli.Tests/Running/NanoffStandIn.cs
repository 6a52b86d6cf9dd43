using System;
using System.IO;
using SecureBoot.TestSupport;

namespace SecureBoot.Cli.Tests;

/// <summary>A program in nanoff's place: it keeps the arguments of each call and prints what tests/vectors/nanoff has
/// for it.</summary>
public sealed class NanoffStandIn
{
    /// <summary>Why a test was skipped.</summary>
    public const string NeedsShell = "the stand-in is a shell script";

    private const string Script = """
        #!/bin/sh
        folder=$(dirname "$0")
        printf '%s\n' "$*" >> "$folder/calls"
        case "$*" in
            --version) step=version ;;
            *--nanodevice*) step=report ;;
            *--filedeployment*) step=app ;;
            *--deploy*) step=boot ;;
            *--update*) step=firmware ;;
            *--devicedetails*) step=probe; test -f "$folder/files" && step=restart ;;
            *) echo "unexpected arguments"; exit 99 ;;
        esac
        test $step = app && touch "$folder/files"
        code=$(sed -n 's/^# exit: //p' "$folder/$step.txt")
        sed '/^# /d' "$folder/$step.txt"
        exit $((code % 256))

        """;

    private readonly string _folder;

    /// <summary>A nanoff with which everything goes well.</summary>
    public NanoffStandIn(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        File.WriteAllText(Tool, Script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Tool, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        foreach (string step in new[] { "version", "probe", "firmware", "boot", "app", "report" })
        {
            Answer(step, step);
        }

        Answer("restart", "probe");
    }

    /// <summary>The program.</summary>
    public string Tool => Path.Combine(_folder, "nanoff");

    /// <summary>The arguments of each call so far.</summary>
    public string[] Calls => File.Exists(CallsFile) ? File.ReadAllLines(CallsFile) : [];

    private string CallsFile => Path.Combine(_folder, "calls");

    /// <summary>Has a step print a file of tests/vectors/nanoff.</summary>
    public void Answer(string step, string vector)
    {
        File.Copy(Repository.Vectors("nanoff", vector + ".txt"), Path.Combine(_folder, step + ".txt"), overwrite: true);
    }

    /// <summary>Has a step print a text, and end well.</summary>
    public void Say(string step, string text)
    {
        File.WriteAllText(Path.Combine(_folder, step + ".txt"), "# exit: 0\n" + text);
    }

    /// <summary>Forgets the calls.</summary>
    public void Forget()
    {
        File.Delete(CallsFile);
    }
}
