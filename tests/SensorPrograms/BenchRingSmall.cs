namespace SecureBoot.SensorPrograms;

/// <summary>As <see cref="BenchRing"/>, for a sample of 8 bytes.</summary>
public static class BenchRingSmall
{
    /// <summary>Runs it.</summary>
    public static void Main()
    {
        BenchRing.Run(8);
    }
}
