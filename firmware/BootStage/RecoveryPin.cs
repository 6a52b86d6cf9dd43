using System;
using System.Device.Gpio;
using System.Threading;

namespace SecureBoot.BootStage;

/// <summary>The pin that, held low, keeps anything from being booted. It is held only while it is read: the application
/// finds it free.</summary>
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

    /// <summary>Whether it is low now. One that somebody else holds is not.</summary>
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

    /// <summary>Whether it is low now and stays so. It takes a quarter of a second when it is.</summary>
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
