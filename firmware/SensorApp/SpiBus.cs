#if BME280_SPI
using System;
using System.Device.Spi;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>A sensor on the board's SPI, whose registers are read with bit 7 set and written with bit 7 clear, as
/// Bosch's are. A line without a driver reads as ones: SPI itself notices no missing sensor.</summary>
internal sealed class SpiBus : ISensorBus
{
    private const int MostBytes = 32;
    private const int ReadBit = 0x80;
    private const int ClockFrequency = 1_000_000;

    private readonly SpiConnectionSettings _settings;
    private readonly byte[] _sent = new byte[1 + MostBytes];
    private readonly byte[] _received = new byte[1 + MostBytes];
    private SpiDevice? _device;

    internal SpiBus(int chipSelect)
    {
        _settings = new SpiConnectionSettings(BoardConstants.SpiBus, chipSelect)
        {
            ClockFrequency = ClockFrequency,
            Mode = SpiMode.Mode0,
        };
    }

    /// <inheritdoc/>
    public bool TryWrite(byte[] bytes, int count)
    {
        if (count < 1 || count > MostBytes)
        {
            return false;
        }

        Array.Copy(bytes, 0, _sent, 0, count);
        _sent[0] = (byte)(_sent[0] & ~ReadBit);
        try
        {
            Open().Write(new SpanByte(_sent, 0, count));
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>Always false: SPI has no read without a register.</summary>
    public bool TryRead(byte[] target, int count)
    {
        return false;
    }

    /// <inheritdoc/>
    public bool TryReadRegister(byte first, byte[] target, int count)
    {
        if (count < 1 || count > MostBytes)
        {
            return false;
        }

        Array.Clear(_sent, 0, _sent.Length);
        _sent[0] = (byte)(first | ReadBit);
        try
        {
            Open().TransferFullDuplex(new SpanByte(_sent, 0, 1 + count), new SpanByte(_received, 0, 1 + count));
        }
        catch (Exception)
        {
            return false;
        }

        Array.Copy(_received, 1, target, 0, count);
        return true;
    }

    private SpiDevice Open()
    {
        _device ??= SpiDevice.Create(_settings);
        return _device;
    }
}
#endif
