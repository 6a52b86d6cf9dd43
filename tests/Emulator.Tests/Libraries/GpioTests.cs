using Xunit;

namespace SecureBoot.Emulator.Tests.Libraries;

/// <summary>System.Device.Gpio with the board's pins.</summary>
public sealed class GpioTests
{
    private const int Pin = 4;

    private readonly LibraryProgram _program = new("""
        static GpioController s_gpio = new GpioController();
        static GpioPin s_pin;
        public static void Open(int pin) { s_pin = s_gpio.OpenPin(pin); }
        public static void OpenAs(int pin, int mode) { s_pin = s_gpio.OpenPin(pin, (PinMode)mode); }
        public static string TryOpenAs(int pin, int mode)
        {
            try { OpenAs(pin, mode); return "open"; } catch (Exception e) { return e.GetType().Name; }
        }
        public static string TryOpen(int pin)
        {
            try { new GpioController().OpenPin(pin); return "open"; } catch (Exception e) { return e.GetType().Name; }
        }
        public static string TryWrite()
        {
            try { s_pin.Write(PinValue.High); return "written"; } catch (Exception e) { return e.GetType().Name; }
        }
        public static void Close(int pin) { s_gpio.ClosePin(pin); }
        public static void OpenAndDispose(int pin) { new GpioController().OpenPin(pin).Dispose(); }
        public static void SetMode(int pin, int mode) { s_gpio.SetPinMode(pin, (PinMode)mode); }
        public static void Write(bool high) { s_pin.Write(high ? PinValue.High : PinValue.Low); }
        public static void Toggle() { s_pin.Toggle(); }
        public static bool Read() { return s_pin.Read() == PinValue.High; }
        public static bool ReadByController(int pin) { return s_gpio.Read(pin) == PinValue.High; }
        public static void Sleep(int milliseconds) { Thread.Sleep(milliseconds); }
        public static void PrintEdges()
        {
            s_pin.ValueChanged += (sender, e) =>
                Console.WriteLine(e.ChangeType == PinEventTypes.Rising ? "up" : "down");
        }
        static int s_calls;
        static void Count(object sender, PinValueChangedEventArgs e) { s_calls++; }
        public static void CountFalling(int pin)
        {
            s_gpio.RegisterCallbackForPinValueChangedEvent(pin, PinEventTypes.Falling, Count);
        }
        public static void StopCounting(int pin) { s_gpio.UnregisterCallbackForPinValueChangedEvent(pin, Count); }
        public static int Calls() { return s_calls; }
        """);

    [Fact]
    public void SchedulePulses_EachEdgeIsAnEvent()
    {
        _program.Call("OpenAs", Pin, Mode.InputPullDown);
        _program.Call("PrintEdges");
        long start = _program.Board.Clock.Now + 10_000;
        _program.Board.Pins.SchedulePulses(Pin, start, period: 5000, width: 1000, count: 2);

        _program.Call("Sleep", 16);
        Assert.Equal("up down up down", _program.TakeOutput());
        _program.Board.Pins.SchedulePulses(
            Pin, _program.Board.Clock.Now + 2000, period: 50_000, width: 10_000, count: 2);
        _program.Call("Sleep", 54);
        Assert.Equal("up down up", _program.TakeOutput());
        Assert.Equal(true, _program.Call("Read"));
    }

    [Fact]
    public void Write_IsSeenFromOutside()
    {
        _program.Call("OpenAs", Pin, Mode.Output);

        _program.Call("Write", true);
        Assert.True(_program.Board.Pins[Pin].Level);
        _program.Call("Toggle");
        Assert.False(_program.Board.Pins[Pin].Level);
        Assert.Equal(2, _program.Board.Pins[Pin].Writes);
    }

    [Fact]
    public void Read_UndrivenInput_FollowsItsResistor()
    {
        _program.Call("OpenAs", Pin, Mode.InputPullUp);
        Assert.Equal(true, _program.Call("Read"));

        _program.Board.Pins[Pin].Drive(false);
        Assert.Equal(false, _program.Call("ReadByController", Pin));
        _program.Board.Pins[Pin].Drive(null);
        Assert.Equal(true, _program.Call("Read"));
        _program.Call("SetMode", Pin, Mode.InputPullDown);
        Assert.Equal(false, _program.Call("Read"));
    }

    [Fact]
    public void RegisterCallback_OnlyTheEdgesThatWereAskedFor()
    {
        _program.Call("OpenAs", Pin, Mode.Input);
        _program.Call("CountFalling", Pin);

        _program.Board.Pins[Pin].Drive(true);
        _program.Board.Pins[Pin].Drive(false);
        _program.Call("Sleep", 1);
        _program.Call("StopCounting", Pin);
        _program.Board.Pins[Pin].Drive(true);
        _program.Board.Pins[Pin].Drive(false);
        _program.Call("Sleep", 1);

        Assert.Equal(1, _program.Call("Calls"));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(20)]
    [InlineData(28)]
    [InlineData(40)]
    public void OpenPin_ThatTheChipHasNot_Throws(int number)
    {
        Assert.Equal("InvalidOperationException", _program.Call("TryOpen", number));
    }

    [Fact]
    public void OpenPin_Twice_Throws()
    {
        _program.Call("Open", Pin);

        Assert.Equal("InvalidOperationException", _program.Call("TryOpen", Pin));
        _program.Call("Close", Pin);
        _program.Call("OpenAndDispose", Pin);
        Assert.False(_program.Board.Pins[Pin].IsOpen);
    }

    [Fact]
    public void SetPinMode_OutputOnAnInputOnlyPin_Throws()
    {
        Assert.Equal("ArgumentException", _program.Call("TryOpenAs", 34, Mode.Output));
    }

    [Fact]
    public void Write_ToAnInput_Throws()
    {
        // nanoCLR returns CLR_E_INVALID_PARAMETER here (gpio_native_System_Device_Gpio_GpioPin.cpp).
        _program.Call("Open", Pin);
        Assert.Equal("ArgumentException", _program.Call("TryWrite"));
    }

    private static class Mode
    {
        public const int Input = (int)SecureBoot.Board.PinMode.Input;
        public const int InputPullDown = (int)SecureBoot.Board.PinMode.InputPullDown;
        public const int InputPullUp = (int)SecureBoot.Board.PinMode.InputPullUp;
        public const int Output = (int)SecureBoot.Board.PinMode.Output;
    }
}
