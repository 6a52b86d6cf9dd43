using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using SecureBoot.Cli.Shell;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>The commands of docs/signing.md do what it says: each section in a folder of its own.</summary>
public sealed partial class SigningManualTests : IDisposable
{
    private static readonly string s_manual = File.ReadAllText(Path.Combine(Repository.Root, "docs", "signing.md")).ReplaceLineEndings("\n");

    private readonly TempFolder _folder = new();

    public static TheoryData<string> Sections => [.. s_manual.Split("\n## ").Skip(1).Where(section => ScriptBlock().IsMatch(section)).Select(section => section.Split('\n')[0])];

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task Section_ItsCommands_Succeed(string title)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the commands are for a POSIX shell");
        string section = s_manual.Split("\n## ").Single(section => section.StartsWith(title + "\n", StringComparison.Ordinal));
        string script = string.Concat(ScriptBlock().Matches(section).Select(match => match.Groups[1].Value));
        if (script.Contains("pkcs11-tool", StringComparison.Ordinal))
        {
            string module = SoftHsm.RequireTools("softhsm2-util", "pkcs11-tool", "openssl");
            script = script.Replace("/usr/lib/softhsm/libsofthsm2.so", module, StringComparison.Ordinal);
        }

        _folder.Write("App.pe", Vectors.PeBytes("Blink"));
        string path = $"{MakeCommand()}:{Environment.GetEnvironmentVariable("PATH")}";
        using SecurebootProcess shell = SecurebootProcess.Start("/bin/sh", ["-euxc", $"cd '{_folder.Path}'\n{script}"], new Dictionary<string, string> { ["PATH"] = path });
        CommandResult result = await shell.Finish();
        Assert.True(result.ExitCode == 0, result.Output + result.Talk);
    }

    [Fact]
    public void Manual_Sections_AreThere()
    {
        Assert.InRange(Sections.Count, 5, 9);
    }

    // The command under the name that the manual uses.
    private string MakeCommand()
    {
        string folder = _folder.File("bin");
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, "secureboot");
        File.WriteAllText(path, $"#!/bin/sh\nexec '{SecurebootProcess.Executable}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }

    [GeneratedRegex("```sh\n(.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex ScriptBlock();
}
