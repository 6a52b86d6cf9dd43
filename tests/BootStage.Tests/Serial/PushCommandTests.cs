using System;
using System.IO;
using System.Text;
using System.Threading;
using SecureBoot.Boot.Serial;
using SecureBoot.Boot.Tests;
using SecureBoot.Update.Tests.Serial;
using Xunit;

namespace SecureBoot.BootStage.Tests.Serial;

/// <summary>The command at one end of a pair of pseudo-terminals, and the firmware's boot library at the other
/// end.</summary>
public sealed class PushCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("push").FullName;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Push_SignedImage_IsTakenAndBoots()
    {
        RequireTerminals();
        using PseudoTerminal terminal = new();
        RecoveryBoard board = new(terminal);

        (int exitCode, string answer, string talk) = Push(
            terminal, board, TestDevice.Setup.Old.Bytes, frames: int.MaxValue);

        Assert.Equal("", talk);
        Assert.Equal(0, exitCode);
        Assert.Contains("board: in recovery, NothingInstalled", answer, StringComparison.Ordinal);
        Assert.Contains("status: the image waits in slot A for its trial", answer, StringComparison.Ordinal);
        Assert.True(board.Server.IsResetRequested);
        Assert.True(TestDevice.Is(board.Device.Boot(), TestDevice.Setup.Old));
    }

    [Fact]
    public void Push_BoardLosesPowerOnTheWay_TheNextOneGoesOn()
    {
        RequireTerminals();
        using PseudoTerminal terminal = new();
        RecoveryBoard board = new(terminal);
        byte[] image = TestDevice.Setup.Old.Bytes;

        (int exitCode, _, string talk) = Push(terminal, board, image, frames: 7, "--tries", "1");
        Assert.Equal(2, exitCode);
        Assert.Contains("no answer from the board", talk, StringComparison.Ordinal);

        board.Restart();
        (exitCode, string answer, _) = Push(terminal, board, image, frames: int.MaxValue);
        Assert.Equal(0, exitCode);
        Assert.Contains("from byte", answer, StringComparison.Ordinal);
        Assert.True(TestDevice.Is(board.Device.Boot(), TestDevice.Setup.Old));
    }

    [Fact]
    public void Push_UnsignedImage_IsRefusedWithExitCode1()
    {
        RequireTerminals();
        using PseudoTerminal terminal = new();
        RecoveryBoard board = new(terminal);
        byte[] forged = (byte[])TestDevice.Setup.Old.Bytes.Clone();
        forged[500] ^= 1;

        (int exitCode, _, string talk) = Push(terminal, board, forged, frames: int.MaxValue);

        Assert.Equal(1, exitCode);
        Assert.Contains("error: the board refuses the image: HashMismatch", talk, StringComparison.Ordinal);
        Assert.Null(board.Device.Boot().Image);
    }

    [Fact]
    public void Push_NoSuchPort_SaysSo()
    {
        string image = Path.Combine(_folder, "app.img");
        File.WriteAllBytes(image, TestDevice.Setup.Old.Bytes);
        using MemoryStream output = new();
        using StringWriter talk = new();
        int exitCode = Cli.Program.Run(["push", "--port", Path.Combine(_folder, "ttyNone"), image], output, talk);
        Assert.Equal(2, exitCode);
        Assert.Contains("there is no such port", talk.ToString(), StringComparison.Ordinal);
    }

    private static void RequireTerminals()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs pseudo-terminals: run the tests on Linux");
    }

    // The board answers a number of requests and then stops.
    private (int ExitCode, string Answer, string Talk) Push(
        PseudoTerminal terminal, RecoveryBoard board, byte[] bytes, int frames, params string[] options)
    {
        string image = Path.Combine(_folder, "app.img");
        File.WriteAllBytes(image, bytes);
        using CancellationTokenSource stop = new();
        CountingChannel counted = new(terminal, frames);
        UpdateServer server = board.Connect(counted);
        Thread thread = new(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                server.Poll(10);
            }
        });
        thread.Start();
        using MemoryStream output = new();
        using StringWriter talk = new();
        int exitCode = Cli.Program.Run(["push", "--port", terminal.Path, .. options, image], output, talk);
        stop.Cancel();
        thread.Join();
        return (exitCode, Encoding.UTF8.GetString(output.ToArray()), talk.ToString());
    }

    private sealed class CountingChannel(ByteChannel inner, int answers) : ByteChannel
    {
        private int _left = answers;

        public override int Read(byte[] target, int at, int count)
        {
            return inner.Read(target, at, count);
        }

        public override bool Write(byte[] source, int at, int count)
        {
            return _left-- > 0 && inner.Write(source, at, count);
        }
    }
}
