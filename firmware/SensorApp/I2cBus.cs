#if SHT4X || BME280_I2C
using System;
using System.Device.I2c;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>A sensor on the board's I2C. An exception of the library is a false, as any bus error.</summary>
/// <remarks>nanoFramework's I2cDevice takes its bytes as SpanByte and returns a structure: each of the two is an object
/// on the device, and no transfer can avoid them.</remarks>
internal sealed class I2cBus : ISensorBus
{
    private readonly I2cConnectionSettings _settings;
    private readonly byte[] _register = new byte[1];
    private I2cDevice? _device;

    internal I2cBus(int address)
    {
        _settings = new I2cConnectionSettings(BoardConstants.I2cBus, address, I2cBusSpeed.StandardMode);
    }

    /// <inheritdoc/>
    public bool TryWrite(byte[] bytes, int count)
    {
        try
        {
            return IsWhole(Open().Write(new SpanByte(bytes, 0, count)));
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool TryRead(byte[] target, int count)
    {
        try
        {
            return IsWhole(Open().Read(new SpanByte(target, 0, count)));
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool TryReadRegister(byte first, byte[] target, int count)
    {
        try
        {
            _register[0] = first;
            return IsWhole(Open().WriteRead(new SpanByte(_register), new SpanByte(target, 0, count)));
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static bool IsWhole(I2cTransferResult result)
    {
        return result.Status == I2cTransferStatus.FullTransfer;
    }

    private I2cDevice Open()
    {
        _device ??= I2cDevice.Create(_settings);
        return _device;
    }
}
#endif
