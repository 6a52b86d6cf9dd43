using System;
using SecureBoot.Board.Network;
using SecureBoot.Updates.Tests.Http;
using Xunit;

namespace SecureBoot.Updates.Tests.Ddi;

/// <summary>A board on the emulator with the stand-in server over real connections. swupdate runs against the same
/// server.</summary>
public static class DdiBoardTests
{
    private const string Token = "bH7XXAprK1ChnLfKSdtlsp7NOlPnZAYY";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public static void Update_IsTakenConfirmedAndReported(bool inChunks)
    {
        using DdiHost host = new("dev1", Token) { SendsChunks = inChunks };
        byte[] image = TestBoard.MakeImage(2, 4000);
        DdiAction canceled = new(7) { CancelId = 9 };
        DdiAction action = new(8);
        action.Files.Add((Convert.ToHexStringLower(TestBoard.Product.Class) + ".img", image));
        host.Server.Actions.Add(canceled);
        host.Server.Actions.Add(action);
        HttpBoard board = NewBoard(host, "TargetToken " + Token);

        Assert.Contains("poll 8 ", board.PowerOn(polls: 2), StringComparison.Ordinal);
        Assert.Equal("canceled", canceled.End);
        Assert.Equal(["proceeding none download", "downloaded none"], action.Feedback);
        Assert.Equal("1.0.0+0", host.Server.Config["version"]);
        string console = board.PowerOn(polls: 2);
        Assert.Contains("runs 2", console, StringComparison.Ordinal);
        Assert.Contains("confirm 0", console, StringComparison.Ordinal);
        Assert.Equal("success", action.End);
        Assert.Equal("closed success confirmed", action.Feedback[^1]);
        Assert.Equal(image.Length, host.Server.FileBytes);
        Assert.Empty(host.Server.Refusals);
        Assert.Contains(host.Exchanges, exchange => exchange.Range == "bytes=0-" && exchange.Status == 206);
    }

    [Fact]
    public static void Poll_WithAnotherToken_IsNoAnswer()
    {
        using DdiHost host = new("dev1", Token);
        HttpBoard board = NewBoard(host, "TargetToken other");

        Assert.Equal(PollOutcome.NoManifest, HttpBoard.LastPoll(board.PowerOn()).Outcome);
        Assert.All(host.Exchanges, exchange => Assert.Equal(401, exchange.Status));
        Assert.Single(host.Exchanges);
    }

    private static HttpBoard NewBoard(DdiHost host, string authorization)
    {
        HttpBoard board = new(TestBoard.MakeImage(1, 2000));
        board.Board.Network.Map("updates.example", new LoopbackHost(host.Port));
        board.Url = "http://updates.example" + host.Server.Root;
        board.Authorization = authorization;
        return board;
    }
}
