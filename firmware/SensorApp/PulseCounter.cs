using System.Device.Gpio;
using System.Threading;

namespace SensorApp;

/// <summary>Counts the rising edges of a pin.</summary>
internal sealed class PulseCounter
{
    // Kept so that the collector does not close the pin.
    private readonly GpioPin _pin;
    private int _count;

    internal PulseCounter(GpioPin pin)
    {
        _pin = pin;
        _pin.ValueChanged += OnValueChanged;
    }

    /// <summary>Gives the pulses since the last call and starts again at zero, in one step.</summary>
    internal int Take()
    {
        return Interlocked.Exchange(ref _count, 0);
    }

    private void OnValueChanged(object sender, PinValueChangedEventArgs e)
    {
        if (e.ChangeType == PinEventTypes.Rising)
        {
            Interlocked.Increment(ref _count);
        }
    }
}
