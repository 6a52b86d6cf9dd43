using SecureBoot.Sensors;

namespace SecureBoot.SensorPrograms;

/// <summary>Mean, minimum and maximum of the newest 64 values. The values rise, so each new value removes the
/// minimum.</summary>
public static class BenchStatistic
{
    /// <summary>Reads the statistic once in 16 values.</summary>
    public static void Main()
    {
        Mark mark = new();
        MovingStatistic statistic = new(64);
        int wrong = 0;
        mark.Begin();
        for (int i = 0; i < Bench.Samples; i++)
        {
            statistic.Add(i);
            if ((i & 15) == 0)
            {
                wrong |= statistic.TryGet(out _, out _, out int maximum) ? maximum ^ i : 1;
            }
        }

        mark.End();
        Bench.Report(wrong == 0 ? Bench.Samples : 0);
    }
}
