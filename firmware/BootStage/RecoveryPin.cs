using System.Device.Gpio;

namespace SecureBoot.BootStage;

/// <summary>The pin that, held low, keeps anything from being booted. It is held only while it is read: the application finds it free.</summary>
internal sealed class RecoveryPin
{
    private readonly GpioController _controller = new();
    private readonly int _number;

    internal RecoveryPin(int number)
    {
        _number = number;
    }

    /// <summary>Whether it is held low now.</summary>
    internal bool IsPressed
    {
        get
        {
            GpioPin pin = _controller.OpenPin(_number, PinMode.InputPullUp);
            bool isPressed = pin.Read() == PinValue.Low;

            // Not pin.Dispose: the device's controller would keep the closed pin in its list for good.
            _controller.ClosePin(_number);
            return isPressed;
        }
    }
}
