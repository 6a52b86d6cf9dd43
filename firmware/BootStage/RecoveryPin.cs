using System.Device.Gpio;

namespace SecureBoot.BootStage;

/// <summary>The pin that, held low, keeps anything from being booted.</summary>
internal sealed class RecoveryPin
{
    private readonly GpioPin _pin;

    internal RecoveryPin(int pin)
    {
        _pin = new GpioController().OpenPin(pin, PinMode.InputPullUp);
    }

    /// <summary>Whether it is held low now.</summary>
    internal bool IsPressed => _pin.Read() == PinValue.Low;
}
