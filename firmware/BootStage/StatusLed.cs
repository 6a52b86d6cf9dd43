using System;
using System.Device.Gpio;

namespace SecureBoot.BootStage;

/// <summary>The LED of the board. It is taken in recovery only: the application finds the pin free.</summary>
internal sealed class StatusLed
{
    private readonly int _number;
    private GpioPin? _pin;

    internal StatusLed(int number)
    {
        _number = number;
    }

    /// <summary>Turns the LED on or off.</summary>
    internal void Set(bool isLit)
    {
        try
        {
            if (_pin is null)
            {
                _pin = new GpioController().OpenPin(_number, PinMode.Output);
            }

            _pin.Write(isLit ? PinValue.High : PinValue.Low);
        }
        catch (Exception)
        {
            // Other code has the pin open: recovery works without the LED.
        }
    }
}
