using SecureBoot.Sensors;

namespace SecureBoot.SensorPrograms;

/// <see cref="BenchStatistic"/> with all three results after each value, in a full window.
public static class BenchStatisticEach
{
    private const int Window = 64;

    /// <summary>Rising values.</summary>
    public static void Main()
    {
        Rise(Window);
    }

    /// <summary>Rising values, all below 0.</summary>
    public static void RisingBelow()
    {
        Rise(-Bench.Samples);
    }

    /// <summary>Falling values.</summary>
    public static void Falling()
    {
        Fall(Bench.Samples);
    }

    /// <summary>Falling values, all below 0.</summary>
    public static void FallingBelow()
    {
        Fall(-1 - Window);
    }

    /// <summary>The value that begins a block, which costs most.</summary>
    public static void First()
    {
        MovingStatistic statistic = new(Window);
        for (int i = 1; i <= 2 * Window; i++)
        {
            statistic.Add(i);
        }

        Mark mark = new();
        mark.Begin();
        int mean = statistic.Add((2 * Window) + 1, out int minimum, out int maximum);
        mark.End();
        Report(mean, minimum, maximum, (2 * Window) + 1, 1);
    }

    private static void Rise(int first)
    {
        MovingStatistic statistic = new(Window);
        int mean = 0;
        int minimum = 0;
        int maximum = 0;
        int end = first + Bench.Samples;
        for (int value = first - Window; value < first; value++)
        {
            statistic.Add(value);
        }

        Mark mark = new();
        mark.Begin();
        for (int value = first; value < end; value++)
        {
            mean = statistic.Add(value, out minimum, out maximum);
        }

        mark.End();
        Report(mean, minimum, maximum, end - 1, 1);
    }

    private static void Fall(int first)
    {
        MovingStatistic statistic = new(Window);
        int mean = 0;
        int minimum = 0;
        int maximum = 0;
        int end = first - Bench.Samples;
        for (int value = first + Window; value > first; value--)
        {
            statistic.Add(value);
        }

        Mark mark = new();
        mark.Begin();
        for (int value = first; value > end; value--)
        {
            mean = statistic.Add(value, out minimum, out maximum);
        }

        mark.End();
        Report(mean, minimum, maximum, end + 1, -1);
    }

    // The mean is the middle value; a half is rounded away from 0.
    private static void Report(int mean, int minimum, int maximum, int last, int step)
    {
        int first = last - ((Window - 1) * step);
        int low = step > 0 ? first : last;
        int middle = low + (Window / 2) - (low < 0 ? 1 : 0);
        Bench.Report(minimum == low && maximum == low + Window - 1 && mean == middle ? Bench.Samples : 0);
    }
}
