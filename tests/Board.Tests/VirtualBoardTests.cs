using System;
using Xunit;

namespace SecureBoot.Board.Tests;

/// <summary>Tests of the board itself. The tests in Emulator.Tests, folder Libraries, show the pins from the firmware's
/// side.</summary>
public static class VirtualBoardTests
{
    private const int Pin = 4;

    [Fact]
    public static void Reset_ClosesPinsAndKeepsFiles()
    {
        VirtualBoard board = new();
        board.Pins[Pin].Open();
        board.Pins[Pin].SetMode(PinMode.Output);
        board.Pins[Pin].Write(true);
        board.Files.Put(@"I:\a", [1]);
        board.RequestReset();
        Assert.True(board.IsResetRequested);

        board.Reset();

        Assert.False(board.IsResetRequested);
        Assert.False(board.Pins[Pin].IsOpen);
        Assert.False(board.Pins[Pin].Level);
        Assert.True(board.Files.Exists(@"I:\a"));
        Assert.Equal(1, board.Resets);
    }

    [Fact]
    public static void Write_ToAnInput_Throws()
    {
        VirtualPin pin = new VirtualBoard().Pins[Pin];
        pin.Open();
        Assert.Throws<InvalidOperationException>(() => pin.Write(true));
    }

    [Fact]
    public static void SetMode_OutputOnAnInputOnlyPin_Throws()
    {
        Assert.Throws<ArgumentException>(() => new VirtualBoard().Pins[34].SetMode(PinMode.Output));
    }
}
