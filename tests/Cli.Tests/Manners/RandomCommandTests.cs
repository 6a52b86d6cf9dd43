using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>Random command lines, a third of them with a signal: no stack trace, no leftover file, and a documented
/// exit code.</summary>
public sealed class RandomCommandTests : IDisposable
{
    private const int Interrupt = 2;
    private const int Terminate = 15;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly TempFolder _folder = new();
    private readonly TempFolder _temporary = new();

    public void Dispose()
    {
        _folder.Dispose();
        _temporary.Dispose();
    }

    [Theory]
    [InlineData(1, 40)]
    public Task Command_AnyLine_EndsAsDocumented(int seed, int count)
    {
        return Run(seed, count);
    }

    [Theory(Explicit = true, DisplayName = "the whole set: a process a line, minutes in all")]
    [Trait("Set", "manual")]
    [InlineData(2, 250)]
    [InlineData(3, 250)]
    [InlineData(4, 250)]
    [InlineData(5, 250)]
    public Task Command_AThousandLines_EndAsDocumented(int seed, int count)
    {
        return Run(seed, count);
    }

    private async Task Run(int seed, int count)
    {
        SecurebootProcess.NeedSigInt();
        RandomCommandLine lines = new(seed, _folder.Path, MakeFiles());
        Random signals = new(seed);
        for (int i = 0; i < count; i++)
        {
            string[] line = lines.Next();
            int signal = signals.Next(6) switch { 0 => Interrupt, 1 => Terminate, _ => 0 };
            string[] before = Outputs();
            CommandResult result = await RunOne(line, signal, signals.Next(250))
                .WaitAsync(s_patience, TestContext.Current.CancellationToken);
            string what = $"seed {seed}, number {i}, signal {signal}: "
                + $"{string.Join(' ', line.Select(word => $"'{word}'"))}\n{result.ExitCode}\n{result.Talk}";

            int[] expected = signal switch { Interrupt => [0, 1, 2, 130], Terminate => [0, 1, 2, 143], _ => [0, 1, 2] };
            Assert.True(expected.Contains(result.ExitCode), what);
            Assert.True(result.ExitCode is 0 or 1 || signal != 0
                || result.Talk.StartsWith("secureboot: error: ", StringComparison.Ordinal) || line.Length == 0, what);
            AssertWords(result, what);
            Assert.True(
                result.ExitCode == 0 || signal != 0 || Outputs().SequenceEqual(before) || line.Contains("--html")
                    || line[0] is "flash" or "doctor",
                what + string.Join(' ', Outputs().Except(before)));
            Assert.True(
                Directory.GetFileSystemEntries(_folder.Path, "*.tmp").Length == 0
                    && Directory.GetFileSystemEntries(_temporary.Path).Length == 0,
                what + string.Join(' ', Directory.GetFileSystemEntries(_temporary.Path)));
        }
    }

    private static void AssertWords(CommandResult result, string what)
    {
        Assert.False(
            result.Talk.Contains("internal error", StringComparison.Ordinal)
                || (result.Output + result.Talk).Contains("\n   at ", StringComparison.Ordinal)
                || result.Talk.Contains("Unhandled", StringComparison.Ordinal),
            what);
        Assert.All(
            result.Talk.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            text =>
                Assert.True(
                    text.StartsWith("secureboot: ", StringComparison.Ordinal)
                        && !text.Contains('\u001b', StringComparison.Ordinal),
                    what));
    }

    private async Task<CommandResult> RunOne(string[] line, int signal, int milliseconds)
    {
        Dictionary<string, string> environment = new()
        {
            ["TMPDIR"] = _temporary.Path,
            ["DOTNET_EnableDiagnostics"] = "0",
        };
        using SecurebootProcess process = SecurebootProcess.Start(SecurebootProcess.Executable, line, environment);
        Task<CommandResult> end = process.Finish();
        if (signal != 0)
        {
            await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
            if (!end.IsCompleted)
            {
                process.Signal(signal);
            }
        }

        return await end;
    }

    private string[] Outputs()
    {
        return [.. _folder.Names().Where(name => name.StartsWith("out-", StringComparison.Ordinal))];
    }

    private string[] MakeFiles()
    {
        string image = _folder.File("good.img");
        Secureboot.Run("sign", "--key", Vectors.SigningKey, "--version", "1.2.3", "--security-counter", "7", "--out",
            image, Vectors.Pe("Blink")).AssertDone();
        return [
            Vectors.SigningKey, Vectors.VerifyingKey, Vectors.SigningKey, image, image, Vectors.Pe("Blink"),
            Vectors.Pe("Blink"), _folder.Write("nf.config", BoardFolder.Good), _folder.Write("empty", ""),
        ];
    }
}
