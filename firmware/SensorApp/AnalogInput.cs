#if ANALOG
using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>Polls a sensor on an analog input: the value of its curve, in the curve's unit.</summary>
internal sealed class AnalogInput : PolledInput
{
    private readonly AnalogSensor _sensor;

    internal AnalogInput(IAnalogInput input)
        : base(SensorId.Analog, values: 1)
    {
        _sensor = new AnalogSensor(
            input,
            BoardConstants.AnalogSamples,
            BoardConstants.AnalogFullScale,
            BoardConstants.GetAnalogRaws(),
            BoardConstants.GetAnalogValues());
    }

    /// <inheritdoc/>
    protected override SampleQuality Quality => _sensor.Quality;

    /// <inheritdoc/>
    protected override DeviceStatus Start(uint now)
    {
        return DeviceStatus.Ok;
    }

    /// <inheritdoc/>
    protected override DeviceStatus Read(uint now)
    {
        return _sensor.Read();
    }

    /// <inheritdoc/>
    protected override bool TryWrite(ByteWriter writer)
    {
        return writer.TryWriteUInt32(unchecked((uint)_sensor.Value));
    }
}
#endif
