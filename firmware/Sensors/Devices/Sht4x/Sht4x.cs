using System;
using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>Sensirion SHT40, SHT41 and SHT45: temperature and humidity over I2C, address 44 or 45.</summary>
/// <remarks>
/// From the maker's data sheet (SHT4x, version 6, 4.5 and 4.6). Command FD measures with high precision, in 8.3 ms at
/// most; the answer is two big-endian words, each with its CRC-8:
/// <code>
/// temperature  -45 + 175 * raw / 65535  degrees Celsius
/// humidity      -6 + 125 * raw / 65535  percent, cut to 0 to 100
/// </code>
/// No method waits: call <see cref="Start"/>, and <see cref="Read"/> when the measurement is due.
/// </remarks>
[SingleThread]
public sealed class Sht4x
{
    /// <summary>Milliseconds from the command to the answer: 8.3, rounded up, and one more for a clock that ticks in
    /// between.</summary>
    public const uint MeasureMilliseconds = 10;

    private const byte MeasureCommand = 0xFD;
    private const int AnswerSize = 6;
    private const int RawRange = 65535;
    private const int LeastTemperature = -4000;
    private const int MostTemperature = 12500;
    private const int MostHumidity = 10000;

    private readonly ISensorBus _bus;
    private readonly byte[] _command = { MeasureCommand };
    private readonly byte[] _answer = new byte[AnswerSize];
    private bool _isStarted;
    private uint _started;
    private int _temperature;
    private int _humidity;
    private SampleQuality _quality;

    /// <summary>A sensor on a bus.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="bus"/> is null.</exception>
    public Sht4x(ISensorBus bus)
    {
        _bus = bus ?? throw new ArgumentNullException(nameof(bus));
    }

    /// <summary>Hundredths of a degree Celsius; 0 unless the last read was Ok.</summary>
    public int Temperature => _temperature;

    /// <summary>Hundredths of a percent of relative humidity; 0 unless the last read was Ok.</summary>
    public int Humidity => _humidity;

    /// <summary>The quality of the values.</summary>
    public SampleQuality Quality => _quality;

    /// <summary>Starts a measurement; a running measurement is started again.</summary>
    /// <returns>Ok or NoAnswer.</returns>
    public DeviceStatus Start(uint now)
    {
        _isStarted = _bus.TryWrite(_command, _command.Length);
        _started = now;
        return _isStarted ? DeviceStatus.Ok : DeviceStatus.NoAnswer;
    }

    /// <summary>Reads the measurement.</summary>
    /// <returns>Ok, Busy, NotStarted, NoAnswer or BadCrc; the values are 0 unless Ok, and keep their old numbers while
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

        _isStarted = false;
        _temperature = 0;
        _humidity = 0;
        _quality = SampleQuality.NotJudged;
        if (!_bus.TryRead(_answer, AnswerSize))
        {
            return DeviceStatus.NoAnswer;
        }

        if (Crc8.Compute(_answer, 0, 2) != _answer[2] || Crc8.Compute(_answer, 3, 2) != _answer[5])
        {
            return DeviceStatus.BadCrc;
        }

        Decode((_answer[0] << 8) | _answer[1], (_answer[3] << 8) | _answer[4]);
        return DeviceStatus.Ok;
    }

    private void Decode(int temperature, int humidity)
    {
        if (LinearScale.TryApply(temperature, 17500, RawRange, -4500, out int degrees) != ArithmeticStatus.Ok
            || LinearScale.TryApply(humidity, 12500, RawRange, -600, out int percent) != ArithmeticStatus.Ok)
        {
            _quality = SampleQuality.Implausible;
            return;
        }

        _temperature = degrees;
        _humidity = percent < 0 ? 0 : percent > MostHumidity ? MostHumidity : percent;

        // The formula reaches from -45 to 130 degrees, the sensor from -40 to 125.
        bool isPlausible = _temperature >= LeastTemperature && _temperature <= MostTemperature;
        _quality = isPlausible ? SampleQuality.Good : SampleQuality.Implausible;
    }
}
