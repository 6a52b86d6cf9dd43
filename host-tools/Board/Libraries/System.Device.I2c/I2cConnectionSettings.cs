namespace System.Device.I2c;

public sealed class I2cConnectionSettings
{
    private readonly int _deviceAddress;
    private readonly I2cBusSpeed _busSpeed;
    private readonly int _busId;

    private I2cConnectionSettings()
    {
    }

    public I2cConnectionSettings(int busId, int deviceAddress)
        : this(busId, deviceAddress, I2cBusSpeed.FastMode)
    {
    }

    public I2cConnectionSettings(int busId, int deviceAddress, I2cBusSpeed busSpeed)
    {
        _busId = busId;
        _deviceAddress = deviceAddress;
        _busSpeed = busSpeed;
    }

    internal I2cConnectionSettings(I2cConnectionSettings other)
    {
        _busId = other.BusId;
        _deviceAddress = other.DeviceAddress;
        _busSpeed = other.BusSpeed;
    }

    public int BusId => _busId;

    public int DeviceAddress => _deviceAddress;

    public I2cBusSpeed BusSpeed => _busSpeed;
}
