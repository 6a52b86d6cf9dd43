using System;
using System.IO;
using SecureBoot.TestSupport;

namespace SecureBoot.Cli.Tests;

/// <summary>A program in place of nanoff that records the arguments of each call and prints a file of
/// tests/vectors/nanoff.</summary>
public sealed class NanoffStandIn
{
    /// <summary>The reason for a skip on Windows.</summary>
    public const string NeedsShell = "needs a POSIX shell: run the tests on Linux or macOS";

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

    /// <summary>Makes a nanoff whose steps all succeed.</summary>
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

    /// <summary>The path of the program.</summary>
    public string Tool => Path.Combine(_folder, "nanoff");

    /// <summary>The arguments of the calls so far, one line each.</summary>
    public string[] Calls => File.Exists(CallsFile) ? File.ReadAllLines(CallsFile) : [];

    private string CallsFile => Path.Combine(_folder, "calls");

    /// <summary>Makes a step print a file of tests/vectors/nanoff.</summary>
    public void Answer(string step, string vector)
    {
        File.Copy(Repository.Vectors("nanoff", vector + ".txt"), Path.Combine(_folder, step + ".txt"), overwrite: true);
    }

    /// <summary>Makes a step print a text and succeed.</summary>
    public void Say(string step, string text)
    {
        File.WriteAllText(Path.Combine(_folder, step + ".txt"), "# exit: 0\n" + text);
    }

    /// <summary>Deletes the recorded calls.</summary>
    public void Forget()
    {
        File.Delete(CallsFile);
    }
}
