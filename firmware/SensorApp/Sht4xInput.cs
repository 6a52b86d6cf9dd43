#if SHT4X
using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>Asks an SHT4x: hundredths of a degree Celsius, hundredths of a percent.</summary>
internal sealed class Sht4xInput : PolledInput
{
    private readonly Sht4x _sensor;

    internal Sht4xInput(ISensorBus bus)
        : base(SensorId.Sht4x, values: 2)
    {
        _sensor = new Sht4x(bus);
    }

    /// <inheritdoc/>
    protected override SampleQuality Quality => _sensor.Quality;

    /// <inheritdoc/>
    protected override DeviceStatus Start(uint now)
    {
        return _sensor.Start(now);
    }

    /// <inheritdoc/>
    protected override DeviceStatus Read(uint now)
    {
        return _sensor.Read(now);
    }

    /// <inheritdoc/>
    protected override bool TryWrite(ByteWriter writer)
    {
        return writer.TryWriteUInt32(unchecked((uint)_sensor.Temperature))
            && writer.TryWriteUInt32(unchecked((uint)_sensor.Humidity));
    }
}
#endif
