using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>The commands of docs/updates.md, one after the other, in a folder with a release key and App.pe; the fleet
/// is a smaller one.</summary>
public sealed class UpdatesManualTests : IDisposable
{
    private static readonly string[] s_files = ["publisher.pem", "publisher.pub.pem", "release.pem", "app.img", "App.pe", "site", "fleet.svg"];

    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public void Commands_InOrder_AreDone()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "updates.md"));
        string[] commands = [.. Regex.Matches(text, "^secureboot (.+)$", RegexOptions.Multiline).Select(line => line.Groups[1].Value)];
        Assert.Equal(12, commands.Length);
        File.Copy(Vectors.SigningKey, _folder.File("release.pem"));
        File.Copy(Vectors.Pe("Blink"), _folder.File("App.pe"));

        foreach (string command in commands)
        {
            IEnumerable<string> arguments = command.Replace("100000", "500", StringComparison.Ordinal).Split(' ').Select(word => s_files.Contains(word) ? _folder.File(word) : word);
            string[] rest = command.StartsWith("sign ", StringComparison.Ordinal) ? ["--no-config"] : [];
            Secureboot.Run([.. arguments, .. rest]).AssertDone();
        }
    }
}
