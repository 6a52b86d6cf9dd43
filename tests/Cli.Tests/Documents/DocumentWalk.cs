using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>An empty folder in which a document's commands run one after the other, as a user types them:
/// <c>secureboot</c> starts the built command, and dotnet builds.</summary>
internal sealed class DocumentWalk : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TempFolder _tools = new();

    internal DocumentWalk()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell: run the tests on Linux or macOS");
        _tools.WriteProgram("secureboot", $"#!/bin/sh\nexec '{SecurebootProcess.Executable}' \"$@\"\n");
    }

    /// <summary>The commands of all blocks of a document that have a mark, in order.</summary>
    internal static string[] Commands(string document, string mark) =>
    [
        .. CommandBlock.All
            .Where(block => block.Document == document && block.Mark == mark)
            .SelectMany(block => block.Commands),
    ];

    /// <summary>The path of a file in the folder.</summary>
    internal string File(string name) => _folder.File(name);

    /// <summary>Runs commands up to the first failure, which fails the test. A line <c>$ COMMAND</c>, without single
    /// quotes, stands before the output of each command.</summary>
    internal async Task<CommandResult> Run(IEnumerable<string> commands)
    {
        StringBuilder script = new("set -eu\n");
        foreach (string command in commands)
        {
            script.Append($"echo '$ {command.Replace("'", "", StringComparison.Ordinal)}'\n{command}\n");
        }

        Dictionary<string, string> environment = new(BuildEnvironment.Variables)
        {
            ["PATH"] = $"{_tools.Path}:{Environment.GetEnvironmentVariable("PATH")}",
            ["SECUREBOOT"] = Repository.Root,
            ["RunAnalyzers"] = "false",
        };
        using SecurebootProcess process = SecurebootProcess.Start(
            "/bin/sh", ["-c", $"cd '{_folder.Path}' && . '{_tools.Write("script", script.ToString())}'"], environment);
        CommandResult result = await process.Finish();
        Assert.True(result.ExitCode == 0, result.Output + result.Talk);
        return result;
    }

    public void Dispose()
    {
        _folder.Dispose();
        _tools.Dispose();
    }
}
