namespace SecureBoot.SensorPrograms;

/// <see cref="BenchRing"/> with samples of 8 bytes.
public static class BenchRingSmall
{
    /// <summary>Runs the benchmark.</summary>
    public static void Main()
    {
        BenchRing.Run(8);
    }
}
