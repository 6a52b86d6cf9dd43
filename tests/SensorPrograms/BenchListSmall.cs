namespace SecureBoot.SensorPrograms;

/// <summary>As <see cref="BenchList"/>, for a sample of 8 bytes.</summary>
public static class BenchListSmall
{
    /// <summary>Runs it.</summary>
    public static void Main()
    {
        BenchList.Run(8);
    }
}
