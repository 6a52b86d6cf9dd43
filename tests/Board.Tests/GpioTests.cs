using System;
using System.Collections.Generic;
using System.Device.Gpio;
using Xunit;

namespace SecureBoot.Board.Tests;

/// <summary>The hardware API over the pins; all of it works on one board at a time.</summary>
public sealed class GpioTests
{
    private const int Pin = 4;

    private readonly VirtualBoard _board = new();

    public GpioTests()
    {
        VirtualBoard.Current = _board;
    }

    [Fact]
    public void SchedulePulses_EachEdgeIsAnEvent()
    {
        List<PinEventTypes> edges = [];
        GpioPin pin = new GpioController().OpenPin(Pin, PinMode.InputPullDown);
        pin.ValueChanged += (_, e) => edges.Add(e.ChangeType);
        _board.Pins.SchedulePulses(Pin, start: 100, period: 50, width: 10, count: 2);

        _board.Clock.AdvanceTo(155);

        Assert.Equal([PinEventTypes.Rising, PinEventTypes.Falling, PinEventTypes.Rising], edges);
        Assert.Equal(PinValue.High, pin.Read());
    }

    [Fact]
    public void Write_IsSeenFromOutside()
    {
        GpioPin pin = new GpioController().OpenPin(Pin, PinMode.Output);

        pin.Write(PinValue.High);
        Assert.True(_board.Pins[Pin].Level);
        pin.Toggle();
        Assert.False(_board.Pins[Pin].Level);
        Assert.Equal(2, _board.Pins[Pin].Writes);
    }

    [Fact]
    public void Read_UndrivenInput_FollowsItsResistor()
    {
        GpioController controller = new();
        GpioPin pin = controller.OpenPin(Pin, PinMode.InputPullUp);
        Assert.Equal(PinValue.High, pin.Read());

        _board.Pins[Pin].Drive(false);
        Assert.Equal(PinValue.Low, controller.Read(Pin));
        _board.Pins[Pin].Drive(null);
        Assert.Equal(PinValue.High, pin.Read());
        controller.SetPinMode(Pin, PinMode.InputPullDown);
        Assert.Equal(PinValue.Low, pin.Read());
    }

    [Fact]
    public void RegisterCallback_OnlyTheEdgesThatWereAskedFor()
    {
        int calls = 0;
        GpioController controller = new();
        controller.OpenPin(Pin, PinMode.Input);
        void Count(object sender, PinValueChangedEventArgs e) => calls++;
        controller.RegisterCallbackForPinValueChangedEvent(Pin, PinEventTypes.Falling, Count);

        _board.Pins[Pin].Drive(true);
        _board.Pins[Pin].Drive(false);
        controller.UnregisterCallbackForPinValueChangedEvent(Pin, Count);
        _board.Pins[Pin].Drive(true);
        _board.Pins[Pin].Drive(false);

        Assert.Equal(1, calls);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(20)]
    [InlineData(28)]
    [InlineData(40)]
    public void OpenPin_ThatTheChipHasNot_Throws(int number)
    {
        Assert.Throws<InvalidOperationException>(() => new GpioController().OpenPin(number));
    }

    [Fact]
    public void OpenPin_Twice_Throws()
    {
        GpioController controller = new();
        controller.OpenPin(Pin);

        Assert.Throws<InvalidOperationException>(() => new GpioController().OpenPin(Pin));
        controller.ClosePin(Pin);
        new GpioController().OpenPin(Pin).Dispose();
    }

    [Fact]
    public void SetPinMode_OutputOnAnInputOnlyPin_Throws()
    {
        Assert.Throws<ArgumentException>(() => new GpioController().OpenPin(34, PinMode.Output));
    }

    [Fact]
    public void Write_ToAnInput_Throws()
    {
        Assert.Throws<InvalidOperationException>(() => new GpioController().OpenPin(Pin).Write(PinValue.High));
    }

    [Fact]
    public void Reset_ClosesPinsAndKeepsFiles()
    {
        new GpioController().OpenPin(Pin, PinMode.Output).Write(PinValue.High);
        _board.Files.Put(@"I:\a", [1]);
        _board.RequestReset();
        Assert.True(_board.IsResetRequested);

        _board.Reset();

        Assert.False(_board.IsResetRequested);
        Assert.False(_board.Pins[Pin].IsOpen);
        Assert.False(_board.Pins[Pin].Level);
        Assert.True(_board.Files.Exists(@"I:\a"));
        Assert.Equal(1, _board.Resets);
    }
}
