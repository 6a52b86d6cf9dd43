using System.Device.Gpio;
using System.Threading;

namespace SecureBoot.BootStage;

/// <summary>The LED of the board. It is held only while it blinks: the application finds the pin free.</summary>
internal sealed class StatusLed
{
    private const int BlinkMilliseconds = 150;

    private readonly GpioController _controller = new();
    private readonly int _number;

    internal StatusLed(int number)
    {
        _number = number;
    }

    /// <summary>Blinks so many times.</summary>
    internal void Blink(int times)
    {
        GpioPin pin = _controller.OpenPin(_number, PinMode.Output);
        for (int i = 0; i < times; i++)
        {
            pin.Write(PinValue.High);
            Thread.Sleep(BlinkMilliseconds);
            pin.Write(PinValue.Low);
            Thread.Sleep(BlinkMilliseconds);
        }

        // Not pin.Dispose: the device's controller would keep the closed pin in its list for good.
        _controller.ClosePin(_number);
    }
}
