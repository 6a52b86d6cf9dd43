using System.Device.Gpio;

namespace SensorApp;

/// <summary>An LED that changes with each report: an LED that does not change means that the application
/// hangs.</summary>
internal sealed class Heartbeat
{
    private readonly GpioPin _led;

    internal Heartbeat(GpioPin led)
    {
        _led = led;
    }

    /// <summary>Changes the LED.</summary>
    internal void Beat()
    {
        _led.Toggle();
    }
}
