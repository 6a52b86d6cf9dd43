namespace SecureBoot.SensorPrograms;

/// <summary>As <see cref="BenchStatistic"/>, asked for after each value.</summary>
public static class BenchStatisticEach
{
    /// <summary>Runs it.</summary>
    public static void Main()
    {
        BenchStatistic.Run(0);
    }
}
