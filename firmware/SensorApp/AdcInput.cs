#if ANALOG
using System;
using System.Device.Adc;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>A channel of the board's analog converters.</summary>
internal sealed class AdcInput : IAnalogInput
{
    private readonly int _number;
    private AdcChannel? _channel;

    internal AdcInput(int channel)
    {
        _number = channel;
    }

    /// <inheritdoc/>
    public bool TryRead(out int raw)
    {
        raw = 0;
        try
        {
            _channel ??= new AdcController().OpenChannel(_number);
            raw = _channel.ReadValue();
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
#endif
