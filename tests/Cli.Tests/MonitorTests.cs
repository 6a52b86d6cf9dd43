using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using SecureBoot.Update.Serial;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>secureboot monitor with a pseudo terminal in place of the board.</summary>
public sealed class MonitorTests
{
    private const int SigInt = 2;

    [Fact]
    public async Task Monitor_BoardSpeaks_ShowsLinesMessagesAndWhatRefusalsMean()
    {
        using PseudoTerminal board = new();
        Task<CommandResult> monitor = Task.Run(
            () => Secureboot.Run("monitor", "--port", board.Name, "--baud", "115200", "--milliseconds", "900"),
            TestContext.Current.CancellationToken);
        while (!monitor.IsCompleted && !Directory.GetFiles("/proc/self/fd").Any(file => LeadsTo(file, board.Name)))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        board.Write([
            .. "rst:0x1 (POWERON_RESET)\r\n"u8,
            .. Packet(1, "boot: refused: UnknownKey\r\n"),
            .. Packet(2, "not for people"),
            .. Packet(1, "boot: Refuse: NothingBootable\n\u001b[2J"),
        ]);

        string[] lines = (await monitor).AssertDone().Output.Split('\n');

        Assert.Equal("rst:0x1 (POWERON_RESET)", lines[0]);
        Assert.Equal("boot: refused: UnknownKey", lines[1]);
        Assert.StartsWith("board: the boot stage refused an image: UnknownKey, ", lines[2], StringComparison.Ordinal);
        Assert.Equal("boot: Refuse: NothingBootable", lines[3]);
        Assert.StartsWith(
            "board: the board is in recovery: there is an image, and none that boots; ",
            lines[4],
            StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", lines[5], StringComparison.Ordinal);
        Assert.DoesNotContain("not for people", string.Concat(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Monitor_CtrlC_EndsWithZero()
    {
        SecurebootProcess.NeedSigInt();
        using PseudoTerminal board = new();
        using SecurebootProcess process = SecurebootProcess.Start("monitor", "--port", board.Name, "--baud", "115200");
        await Task.Delay(500, TestContext.Current.CancellationToken);
        board.Write([.. "half a line"u8]);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        process.Signal(SigInt);

        CommandResult result = await process.Finish();
        Assert.Equal((0, "half a line\n"), (result.ExitCode, result.Output));
    }

    [Fact]
    public async Task FlashMonitor_BoardThatWasFlashed_IsHeardUntilCtrlC()
    {
        SecurebootProcess.NeedSigInt();
        using PseudoTerminal board = new();
        using FlashBench bench = new();
        using SecurebootProcess process = SecurebootProcess.Start("flash", "--config", bench.Config, "--boot",
            bench.Deployment, "--app", bench.Image, "--port", board.Name, "--nanoff", bench.Nanoff.Tool, "--monitor");
        Assert.True(await process.Says("application: Blink loaded"));

        // Writes the packet repeatedly, until the monitor listens.
        Task<bool> isHeard = process.Says("boot: refused: UnknownKey");
        while (!isHeard.IsCompleted)
        {
            board.Write(Packet(1, "boot: refused: UnknownKey\r\n"));
            await Task.WhenAny(isHeard, Task.Delay(100, TestContext.Current.CancellationToken));
        }

        Assert.True(await isHeard);
        process.Signal(SigInt);
        CommandResult result = await process.Finish();
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(8, bench.Nanoff.Calls.Length);
        Assert.Contains(
            "\nboot: refused: UnknownKey\nboard: the boot stage refused an image: UnknownKey, ",
            result.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void FlashMonitor_FlashThatFails_ListensToNobody()
    {
        using FlashBench bench = new();
        bench.Nanoff.Answer("boot", "boot-silent");

        // The port is a file here, so the monitor cannot listen.
        CommandResult result = bench.Flash("--monitor").AssertError(exitCode: 2, "boot: found no word");
        Assert.DoesNotContain("baud", result.Talk, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/ttyMissing", "115200", "/dev/ttyMissing: there is no such port")]
    [InlineData("/dev/null", "115200", "/dev/null: the port cannot be set to 115200 baud: it is no serial port")]
    [InlineData("/dev/null", "0", "--baud: found '0'")]
    public void Monitor_BadPort_IsMisuse(string port, string baud, string fragment)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs port names of POSIX: run the tests on Linux or macOS");
        Secureboot.Run("monitor", "--port", port, "--baud", baud).AssertError(2, fragment);
    }

    [Theory]
    [InlineData("NFPKTV", "NFPKTV")]
    [InlineData("NNFPKTV1x\n", "NNFPKTV1x")]
    [InlineData("a\r\nb\n", "a|b")]
    public void Console_TextThatLooksLikeAPacket_IsText(string text, string lines)
    {
        List<string> shown = [];
        BoardConsole console = new(shown.Add);
        console.Feed(Encoding.UTF8.GetBytes(text));
        console.End();
        Assert.Equal(lines, string.Join('|', shown));
    }

    [Fact]
    public void Console_PacketThatClaimsTooMuch_IsDroppedAndTheNextIsShown()
    {
        byte[] claims = Packet(1, "");
        claims[31] = 0x7F;
        List<string> shown = [];
        BoardConsole console = new(shown.Add);
        console.Feed([.. claims, .. Packet(1, "next\n")]);
        Assert.Equal(["next"], shown);
    }

    // Other tests close their files at any time.
    private static bool LeadsTo(string link, string target)
    {
        try
        {
            return File.ResolveLinkTarget(link, returnFinalTarget: false)?.FullName == target;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private static byte[] Packet(uint command, string payload)
    {
        byte[] text = Encoding.UTF8.GetBytes(payload);
        return [
            .. "NFPKTV1\0"u8, .. new byte[8], .. BitConverter.GetBytes(command), .. new byte[4],
            .. BitConverter.GetBytes(0x20u), .. BitConverter.GetBytes(text.Length), .. text,
        ];
    }
}
