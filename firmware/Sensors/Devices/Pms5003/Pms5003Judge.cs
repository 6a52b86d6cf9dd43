using System;

namespace SecureBoot.Sensors;

/// <summary>Judges the quality of a decoded frame: warm-up, the sensor's own error code, the kind of sensor,
/// plausibility.</summary>
/// <remarks>
/// Source: the manufacturers' data manuals. Values are stable 30 s after the sensor wakes (PMS5003 series, 2016,
/// "Circuit attentions"). The low byte of the last field is an error code, 0 without an error (PMS7003 and PMSA003
/// series, appendix I; "reserved" in the PMS5003's manual). Each count is of the particles above a size, so a count is
/// at most the count before it; each mass is of the particles below a size, so a mass is at least the mass before it.
/// All values zero after the warm-up: the fan or the laser does not work.
/// </remarks>
public sealed class Pms5003Judge
{
    // The sensor sends a frame every 0.2 to 2.3 seconds: after this time without a frame, the sensor was off.
    private const uint OffMilliseconds = 10_000;

    private const int LeastTemperature = -400;
    private const int MostTemperature = 1250;
    private const int LeastHumidity = 10;
    private const int MostHumidity = 1000;

    private readonly Pms5003Kind _kind;
    private readonly uint _warmUp;
    private bool _isOn;
    private bool _isWarm;
    private uint _start;
    private uint _latest;

    /// <summary>Judges frames of one sensor.</summary>
    /// <param name="kind">The kind of the sensor.</param>
    /// <param name="warmUpMilliseconds">30000 by the data manual.</param>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not a member of the enumeration.</exception>
    public Pms5003Judge(Pms5003Kind kind, uint warmUpMilliseconds)
    {
        if (kind != Pms5003Kind.Pms5003 && kind != Pms5003Kind.Pms5003T)
        {
            throw new ArgumentOutOfRangeException(nameof(kind));
        }

        _kind = kind;
        _warmUp = warmUpMilliseconds;
    }

    /// <summary>Judges a reading that was decoded as Ok.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="now">The time of arrival in milliseconds, which may wrap.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reading"/> is null.</exception>
    public SampleQuality Judge(Pms5003Reading reading, uint now)
    {
        if (reading is null)
        {
            throw new ArgumentNullException(nameof(reading));
        }

        NoteTime(now);
        if ((reading.Reserved & 0xFF) != 0)
        {
            return SampleQuality.SensorError;
        }

        if (!IsOfKind(reading))
        {
            return SampleQuality.WrongKind;
        }

        if (!_isWarm)
        {
            return SampleQuality.WarmingUp;
        }

        return IsPlausible(reading) ? SampleQuality.Good : SampleQuality.Implausible;
    }

    private static bool IsPlausible(Pms5003Reading reading)
    {
        return reading.StandardPm1 <= reading.StandardPm25 && reading.StandardPm25 <= reading.StandardPm10
            && reading.Pm1 <= reading.Pm25 && reading.Pm25 <= reading.Pm10
            && (reading.Pm10 != 0 || reading.Above03 != 0);
    }

    // A warm sensor stays warm, or a full wrap of the clock would start the warm-up again.
    private void NoteTime(uint now)
    {
        if (!_isOn || ModularOrder.Elapsed(_latest, now) > OffMilliseconds)
        {
            _isOn = true;
            _isWarm = _warmUp == 0;
            _start = now;
        }

        _latest = now;
        _isWarm |= ModularOrder.Elapsed(_start, now) >= _warmUp;
    }

    private bool IsOfKind(Pms5003Reading reading)
    {
        bool isNested = reading.Above03 >= reading.Above05
            && reading.Above05 >= reading.Above1
            && reading.Above1 >= reading.Above25;
        if (_kind == Pms5003Kind.Pms5003)
        {
            return isNested && reading.Above25 >= reading.Above5 && reading.Above5 >= reading.Above10;
        }

        return isNested && reading.TemperatureTenths >= LeastTemperature && reading.TemperatureTenths <= MostTemperature
            && reading.HumidityTenths >= LeastHumidity && reading.HumidityTenths <= MostHumidity;
    }
}
