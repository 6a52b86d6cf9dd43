using System.Device.Gpio;
using System.Threading;

namespace SecureBoot.BootStage;

/// <summary>The LED of the board.</summary>
internal sealed class StatusLed
{
    private const int BlinkMilliseconds = 150;

    private readonly GpioPin _pin;

    internal StatusLed(int pin)
    {
        _pin = new GpioController().OpenPin(pin, PinMode.Output);
    }

    /// <summary>Blinks so many times.</summary>
    internal void Blink(int times)
    {
        for (int i = 0; i < times; i++)
        {
            _pin.Write(PinValue.High);
            Thread.Sleep(BlinkMilliseconds);
            _pin.Write(PinValue.Low);
            Thread.Sleep(BlinkMilliseconds);
        }
    }
}
