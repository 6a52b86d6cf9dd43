using System;
using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>Bosch BME280: temperature, humidity and pressure over I2C (address 76 or 77) or SPI.</summary>
/// <remarks>
/// Source: the manufacturer's data sheet (BST-BME280-DS002). Forced mode with oversampling 1 of each value: 9.3 ms at
/// most (9.1). Over SPI the bus sets bit 7 of the register for a read and clears bit 7 for a write (6.3). No method
/// waits: call <see cref="Open"/> once, then <see cref="Start"/>, and <see cref="Read"/> when the measurement is due.
/// </remarks>
[SingleThread]
public sealed class Bme280
{
    /// <summary>Milliseconds from the start to the values.</summary>
    public const uint MeasureMilliseconds = 11;

    private const byte ChipId = 0x60;
    private const byte IdRegister = 0xD0;
    private const byte FirstTrimRegister = 0x88;
    private const byte SecondTrimRegister = 0xE1;
    private const byte StatusRegister = 0xF3;
    private const byte DataRegister = 0xF7;
    private const int DataSize = 8;
    private const int MeasuringBit = 8;

    // The data registers' content after a reset, or for a measurement that is switched off.
    private const int NoValue20 = 0x80000;
    private const int NoValue16 = 0x8000;

    private readonly ISensorBus _bus;
    private readonly byte[] _bytes = new byte[Bme280Calibration.FirstSize];
    private readonly byte[] _more = new byte[Bme280Calibration.SecondSize];
    private readonly ByteReader _reader;
    private readonly ByteReader _moreReader;

    // Humidity, then measurement: the first counts only with a write of the second (5.4.3).
    private readonly byte[] _humidityCommand = { 0xF2, 0x01 };
    private readonly byte[] _measureCommand = { 0xF4, 0x25 };
    private readonly Bme280Calibration _calibration = new();
    private bool _isOpen;
    private bool _isStarted;
    private uint _started;
    private int _temperature;
    private int _humidity;
    private int _pressure;
    private SampleQuality _quality;

    /// <summary>A sensor on a bus.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="bus"/> is null.</exception>
    public Bme280(ISensorBus bus)
    {
        _bus = bus ?? throw new ArgumentNullException(nameof(bus));
        _reader = new ByteReader(_bytes, 0, 0);
        _moreReader = new ByteReader(_more, 0, 0);
    }

    /// <summary>Hundredths of a degree Celsius; 0 unless the last read was Ok.</summary>
    public int Temperature => _temperature;

    /// <summary>Hundredths of a percent of relative humidity; 0 unless the last read was Ok.</summary>
    public int Humidity => _humidity;

    /// <summary>Pascals; 0 unless the last read was Ok.</summary>
    public int Pressure => _pressure;

    /// <summary>The quality of the values.</summary>
    public SampleQuality Quality => _quality;

    /// <summary>Checks the chip's type and reads its trimming values. Call the method again after the sensor was
    /// without power.</summary>
    /// <returns>Ok, NoAnswer or WrongDevice: for example a BMP280, which has no humidity.</returns>
    public DeviceStatus Open()
    {
        _isOpen = false;
        if (!_bus.TryReadRegister(IdRegister, _bytes, 1))
        {
            return DeviceStatus.NoAnswer;
        }

        if (_bytes[0] != ChipId)
        {
            return DeviceStatus.WrongDevice;
        }

        _isOpen = _bus.TryReadRegister(FirstTrimRegister, _bytes, Bme280Calibration.FirstSize)
            && _bus.TryReadRegister(SecondTrimRegister, _more, Bme280Calibration.SecondSize)
            && _reader.TryCover(0, Bme280Calibration.FirstSize)
            && _moreReader.TryCover(0, Bme280Calibration.SecondSize)
            && _calibration.TryRead(_reader, _moreReader);
        return _isOpen ? DeviceStatus.Ok : DeviceStatus.NoAnswer;
    }

    /// <summary>Starts a measurement.</summary>
    /// <returns>Ok, NotStarted if the sensor is not open, or NoAnswer.</returns>
    public DeviceStatus Start(uint now)
    {
        if (!_isOpen)
        {
            return DeviceStatus.NotStarted;
        }

        _isStarted = _bus.TryWrite(_humidityCommand, 2) && _bus.TryWrite(_measureCommand, 2);
        _started = now;
        return _isStarted ? DeviceStatus.Ok : DeviceStatus.NoAnswer;
    }

    /// <summary>Reads the measurement.</summary>
    /// <returns>Ok, Busy, NotStarted or NoAnswer; the values are 0 unless Ok, and keep their old numbers while
    /// Busy.</returns>
    public DeviceStatus Read(uint now)
    {
        if (!_isStarted)
        {
            return DeviceStatus.NotStarted;
        }

        if (ModularOrder.Elapsed(_started, now) < MeasureMilliseconds)
        {
            return DeviceStatus.Busy;
        }

        _temperature = 0;
        _humidity = 0;
        _pressure = 0;
        _quality = SampleQuality.NotJudged;
        if (!_bus.TryReadRegister(StatusRegister, _bytes, 1))
        {
            _isStarted = false;
            return DeviceStatus.NoAnswer;
        }

        if ((_bytes[0] & MeasuringBit) != 0)
        {
            return DeviceStatus.Busy;
        }

        _isStarted = false;
        if (!_bus.TryReadRegister(DataRegister, _bytes, DataSize))
        {
            return DeviceStatus.NoAnswer;
        }

        Decode();
        return DeviceStatus.Ok;
    }

    private void Decode()
    {
        int pressure = (_bytes[0] << 12) | (_bytes[1] << 4) | (_bytes[2] >> 4);
        int temperature = (_bytes[3] << 12) | (_bytes[4] << 4) | (_bytes[5] >> 4);
        int humidity = (_bytes[6] << 8) | _bytes[7];
        if (pressure == NoValue20 || temperature == NoValue20 || humidity == NoValue16)
        {
            _quality = SampleQuality.SensorError;
            return;
        }

        _temperature = _calibration.Temperature(temperature);
        _pressure = _calibration.Pressure(pressure);
        _humidity = _calibration.Humidity(humidity);

        // The operating range of the data sheet, 1.1: -40 to 85 degrees, 300 to 1100 hPa.
        bool isPlausible = _temperature >= -4000 && _temperature <= 8500 && _pressure >= 30000 && _pressure <= 110000;
        _quality = isPlausible ? SampleQuality.Good : SampleQuality.Implausible;
    }
}
