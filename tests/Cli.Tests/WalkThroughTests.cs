using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>docs/flashing.md, section 4, as a user types the commands: in an empty folder, up to the step that needs
/// the board.</summary>
public sealed class WalkThroughTests : IDisposable
{
    private const string Runs = "```sh by:WalkThroughTests";
    private const string NeedsBoard = "```sh board";

    private readonly TempFolder _folder = new();
    private readonly TempFolder _tools = new();

    public void Dispose()
    {
        _folder.Dispose();
        _tools.Dispose();
    }

    [Fact]
    [Trait("Set", "slow")]
    public async Task Commands_InAnEmptyFolder_LeadToASignedImageAndThePlanToFlashIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell: run the tests on Linux or macOS");
        _tools.WriteProgram("secureboot", $"#!/bin/sh\nexec '{SecurebootProcess.Executable}' \"$@\"\n");

        string output = await Run(WriteScript());

        Assert.Contains("status: Ok\n", output, StringComparison.Ordinal);
        Assert.Contains("key added: ", output, StringComparison.Ordinal);
        Assert.Contains("image: app.img, ", output, StringComparison.Ordinal);
        Assert.Contains(
            "boot stage: artifacts/bin/BootStage/release, 13 assemblies, ", output, StringComparison.Ordinal);
        Assert.Equal(8, output.Split('\n').Count(line => line.StartsWith("would run: ", StringComparison.Ordinal)));
        Assert.Contains(
            "would run: nanoff --platform esp32 --target ESP32_REV3 --serialport /dev/ttyUSB0 --deploy",
            output,
            StringComparison.Ordinal);
        string hash = Secureboot.Run("pubkey", "--key", _folder.File("keys/release.pem"), "--format", "hash").Output
            .Trim();
        Assert.Contains(
            hash, File.ReadAllText(_folder.File("firmware/BootStage/TrustedKeySource.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_OfTheWalkThrough_AreOfAKnownKindAndInOrder()
    {
        string[] kinds = [.. Blocks().Select(block => block.Kind)];
        Assert.Equal([Runs, Runs, Runs, Runs, NeedsBoard, NeedsBoard], kinds);
        Assert.Equal(15, Blocks().Where(block => block.Kind == Runs).Sum(block => block.Commands.Count));
    }

    private string WriteScript()
    {
        StringBuilder script = new("set -eu\n");
        foreach ((_, List<string> commands) in Blocks().TakeWhile(block => block.Kind != NeedsBoard))
        {
            foreach (string command in commands)
            {
                script.Append($"echo '$ {command.Replace("'", "", StringComparison.Ordinal)}'\n{command}\n");
            }
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
        Assert.DoesNotContain("does not hold the key", result.Talk, StringComparison.Ordinal);
        return result.Output;
    }

    private static List<(string Kind, List<string> Commands)> Blocks()
    {
        List<(string Kind, List<string> Commands)> blocks = [];
        bool isInside = false;
        foreach (string line in File.ReadLines(Path.Combine(Repository.Root, "docs", "flashing.md"))
            .SkipWhile(line => line != "## 4. The whole way"))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isInside = !isInside;
                if (isInside)
                {
                    blocks.Add((line, []));
                }
            }
            else if (isInside)
            {
                blocks[^1].Commands.Add(line);
            }
        }

        return blocks;
    }
}
