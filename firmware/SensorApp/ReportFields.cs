using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>The values of a line, in order. A missing value is an empty field.</summary>
internal static class ReportFields
{
    /// <summary>Writes a line.</summary>
    /// <param name="form">The form of the line.</param>
    /// <param name="readings">The latest values of the sensors.</param>
    /// <param name="second">Seconds since the start.</param>
    /// <param name="now">Milliseconds.</param>
    /// <param name="restarts">The number of times that the sampler was replaced.</param>
    /// <param name="free">Bytes of memory that were free when last looked at.</param>
    internal static string Format(LineForm form, Readings readings, long second, uint now, int restarts, uint free)
    {
        ReportLine line = new(form);
        line.Add("second", second.ToString());
        if (BoardConstants.ReadsPulses)
        {
            AddPulses(line, readings.Pulses);
        }

        if (BoardConstants.ReadsParticles)
        {
            AddParticles(line, readings.Particles, now);
        }

#if SHT4X || BME280 || ANALOG
        readings.AddAsked(line, now);
#endif
        line.Add("lost", readings.Missing.ToString());
        if (BoardConstants.ReadsParticles)
        {
            line.Add("bad", readings.Particles.BadFrames.ToString());
            line.Add("bad_bytes", readings.Particles.BadBytes.ToString());
            line.Add("frames", readings.Particles.Frames.ToString());
        }

        line.Add("damaged", readings.Damaged.ToString());
        line.Add("restarts", restarts.ToString());
        line.Add("free", free == 0 ? null : free.ToString());
        return line.End();
    }

    private static void AddPulses(ReportLine line, PulseTotals pulses)
    {
        line.Add("pulses", pulses.Recent.ToString());
        line.Add("pulses_total", pulses.Total.ToString());
        line.Add(
            "pulses_per_min",
            pulses.TryGetRate(out int perMinute) == ArithmeticStatus.DivideByZero ? null : perMinute.ToString());
    }

    private static void AddParticles(ReportLine line, ParticleReadings particles, uint now)
    {
        Pms5003Reading latest = particles.Latest;
        bool isShown = particles.IsShown;
        bool hasStatistic = particles.Pm25.TryGet(out int mean, out int minimum, out int maximum);
        line.Add("pm1", isShown ? latest.Pm1.ToString() : null);
        line.Add("pm2_5", isShown ? latest.Pm25.ToString() : null);
        line.Add("pm10", isShown ? latest.Pm10.ToString() : null);
        line.Add("pm2_5_mean", hasStatistic ? mean.ToString() : null);
        line.Add("pm2_5_min", hasStatistic ? minimum.ToString() : null);
        line.Add("pm2_5_max", hasStatistic ? maximum.ToString() : null);
        line.AddWord("particles", particles.Describe(now));
    }
}
