using System.Device.Gpio;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>Reports the edges of a pin to a pulse counter.</summary>
internal sealed class PulseInput
{
    // Kept so that the collector does not close the pin.
    private readonly GpioPin _pin;
    private readonly PulseCounter _counter;

    internal PulseInput(GpioPin pin, uint shortestMilliseconds, uint quietMilliseconds)
    {
        _counter = new PulseCounter(shortestMilliseconds, quietMilliseconds);
        _counter.Start();
        _pin = pin;
        _pin.ValueChanged += OnValueChanged;
    }

    /// <summary>Gives the pulses since the last call.</summary>
    internal int Take()
    {
        return _counter.Take();
    }

    private void OnValueChanged(object sender, PinValueChangedEventArgs e)
    {
        _ = _counter.OnEdge(e.ChangeType == PinEventTypes.Rising, DeviceClock.Now);
    }
}
