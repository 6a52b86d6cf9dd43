namespace SecureBoot.SensorPrograms;

/// <see cref="BenchList"/> with samples of 8 bytes.
public static class BenchListSmall
{
    /// <summary>Runs the benchmark.</summary>
    public static void Main()
    {
        BenchList.Run(8);
    }
}
