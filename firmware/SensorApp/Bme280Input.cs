#if BME280
using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>Asks a BME280: hundredths of a degree Celsius, hundredths of a percent, pascals.</summary>
internal sealed class Bme280Input : PolledInput
{
    private readonly Bme280 _sensor;
    private bool _isOpen;

    internal Bme280Input(ISensorBus bus)
        : base(SensorId.Bme280, values: 3)
    {
        _sensor = new Bme280(bus);
    }

    /// <inheritdoc/>
    protected override SampleQuality Quality => _sensor.Quality;

    /// <inheritdoc/>
    protected override DeviceStatus Start(uint now)
    {
        DeviceStatus status = _isOpen ? DeviceStatus.Ok : _sensor.Open();
        _isOpen = status == DeviceStatus.Ok;
        return _isOpen ? Note(_sensor.Start(now)) : status;
    }

    /// <inheritdoc/>
    protected override DeviceStatus Read(uint now)
    {
        return Note(_sensor.Read(now));
    }

    /// <inheritdoc/>
    protected override bool TryWrite(ByteWriter writer)
    {
        return writer.TryWriteUInt32(unchecked((uint)_sensor.Temperature))
            && writer.TryWriteUInt32(unchecked((uint)_sensor.Humidity))
            && writer.TryWriteUInt32(unchecked((uint)_sensor.Pressure));
    }

    // A sensor that did not answer, or lost its power, may return as a different sensor.
    private DeviceStatus Note(DeviceStatus status)
    {
        _isOpen = (status == DeviceStatus.Ok && _sensor.Quality != SampleQuality.SensorError)
            || status == DeviceStatus.Busy;
        return status;
    }
}
#endif
