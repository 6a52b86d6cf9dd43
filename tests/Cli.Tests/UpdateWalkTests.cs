using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>docs/updates.md, section 1.2, as a person would type it: in an empty folder, up to a version that comes
/// over the network.</summary>
public sealed class UpdateWalkTests : IDisposable
{
    private const string Runs = "```sh by:UpdateWalkTests";
    private const string DocumentedPort = "8080";

    private readonly TempFolder _folder = new();
    private readonly TempFolder _tools = new();

    public void Dispose()
    {
        _folder.Dispose();
        _tools.Dispose();
    }

    [Fact]
    [Trait("Set", "slow")]
    public async Task Commands_InAnEmptyFolder_LeadToAVersionThatCameOverTheNetwork()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the commands are a shell's");
        _tools.WriteProgram("secureboot", $"#!/bin/sh\nexec '{SecurebootProcess.Executable}' \"$@\"\n");
        Directory.CreateDirectory(_folder.File("site"));
        using StaticServer server = new(_folder.File("site"));

        string output = await Run(WriteScript(new Uri(server.Url).Port));

        string[] runs = output.Split("$ secureboot run");
        Assert.Equal(3, runs.Length);
        Assert.Contains("A Confirmed 0.1.0+0, B Empty", runs[1], StringComparison.Ordinal);
        Assert.Contains("# updates: reset\n", runs[2], StringComparison.Ordinal);
        Assert.Contains("boot: Trial slot B: Pending\n", runs[2], StringComparison.Ordinal);
        Assert.Contains("# healthy: image confirmed\n", runs[2], StringComparison.Ordinal);
        Assert.Contains("A Confirmed 0.1.0+0, B Confirmed 0.2.0+0", runs[2], StringComparison.Ordinal);
        Assert.Contains("artifacts/bin/BootStage/release, 17 assemblies, ", output, StringComparison.Ordinal);
    }

    private string WriteScript(int port)
    {
        StringBuilder script = new("set -eu\n");
        foreach (string command in Commands())
        {
            string real = command.Replace("=" + DocumentedPort, "=" + port, StringComparison.Ordinal);
            script.Append($"echo '$ {real.Replace("'", "", StringComparison.Ordinal)}'\n{real}\n");
        }

        return _tools.Write("script", script.ToString());
    }

    private async Task<string> Run(string script)
    {
        Dictionary<string, string> environment = new()
        {
            ["PATH"] = $"{_tools.Path}:{Environment.GetEnvironmentVariable("PATH")}",
            ["SECUREBOOT"] = Repository.Root,
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["RunAnalyzers"] = "false",
            ["NuGetAudit"] = "false",
        };
        using SecurebootProcess process = SecurebootProcess.Start(
            "/bin/sh", ["-c", $"cd '{_folder.Path}' && . '{script}'"], environment);
        CommandResult result = await process.Finish();
        Assert.True(result.ExitCode == 0, result.Output + result.Talk);
        return result.Output;
    }

    private static List<string> Commands()
    {
        List<string> commands = [];
        bool isInside = false;
        foreach (string line in File.ReadLines(Path.Combine(Repository.Root, "docs", "updates.md")))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isInside = line == Runs;
            }
            else if (isInside)
            {
                commands.Add(line);
            }
        }

        Assert.Equal(21, commands.Count);
        return commands;
    }
}
