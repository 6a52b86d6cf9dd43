namespace SecureBoot.Cli;

/// <summary>Placeholder.</summary>
public static class Program
{
    /// <summary>Placeholder.</summary>
    public static void Main()
    {
    }
}
