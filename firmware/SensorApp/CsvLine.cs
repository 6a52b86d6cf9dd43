using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>A line of the report. A value that is not there is an empty field.</summary>
internal static class CsvLine
{
    /// <summary>The names of the fields.</summary>
    internal const string Header = "second,pulses,pulses_total,pulses_per_min,pm1,pm2_5,pm10,pm2_5_mean,pm2_5_min,pm2_5_max,particles,lost,bad";

    /// <summary>Formats a line.</summary>
    internal static string Format(Readings readings, uint second, uint now)
    {
        return second.ToString() + "," + Pulses(readings.Pulses) + "," + Particles(readings) + "," + Name(readings.Health.Check(now)) + ","
            + readings.Missing.ToString() + "," + readings.Bad.ToString();
    }

    private static string Pulses(PulseTotals pulses)
    {
        string rate = pulses.TryGetRate(out int perMinute) == ArithmeticStatus.DivideByZero ? "" : perMinute.ToString();
        return pulses.Recent.ToString() + "," + pulses.Total.ToString() + "," + rate;
    }

    private static string Particles(Readings readings)
    {
        MovingStatistic pm25 = readings.Pm25;
        if (!pm25.TryGetMean(out int mean) || !pm25.TryGetMinimum(out int minimum) || !pm25.TryGetMaximum(out int maximum))
        {
            return ",,,,,";
        }

        Pms5003Reading latest = readings.Particles;
        return latest.Pm1.ToString() + "," + latest.Pm25.ToString() + "," + latest.Pm10.ToString() + ","
            + mean.ToString() + "," + minimum.ToString() + "," + maximum.ToString();
    }

    // An enum prints as its number on the device.
    private static string Name(HealthStatus status)
    {
        return status switch
        {
            HealthStatus.Fresh => "fresh",
            HealthStatus.Stale => "stale",
            HealthStatus.Failing => "failing",
            _ => "missing",
        };
    }
}
