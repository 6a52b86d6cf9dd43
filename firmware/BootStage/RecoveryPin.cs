using System;
using System.Device.Gpio;
using System.Threading;

namespace SecureBoot.BootStage;

/// <summary>The pin that prevents each boot while the pin is low. The pin is open only during a read: the application
/// finds it closed.</summary>
internal sealed class RecoveryPin
{
    // Longer than a glitch, or the bounce of a button.
    private const int HoldMilliseconds = 250;
    private const int TickMilliseconds = 10;

    private readonly GpioController _controller = new();
    private readonly int _number;

    internal RecoveryPin(int number)
    {
        _number = number;
    }

    /// <summary>Whether the pin is low now; false if other code has the pin open.</summary>
    internal bool IsLow
    {
        get
        {
            try
            {
                GpioPin pin = _controller.OpenPin(_number, PinMode.InputPullUp);
                bool isLow = pin.Read() == PinValue.Low;

                // Not pin.Dispose: the device's controller would keep the closed pin in its list for good.
                _controller.ClosePin(_number);
                return isLow;
            }
            catch (Exception)
            {
                return false;
            }
        }
    }

    /// <summary>Whether the pin is low now and stays low. The call takes a quarter of a second if so.</summary>
    internal bool IsHeld()
    {
        for (int waited = 0; waited < HoldMilliseconds; waited += TickMilliseconds)
        {
            if (!IsLow)
            {
                return false;
            }

            Thread.Sleep(TickMilliseconds);
        }

        return IsLow;
    }
}
