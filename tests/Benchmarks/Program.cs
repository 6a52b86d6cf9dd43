using BenchmarkDotNet.Running;

namespace SecureBoot.Benchmarks;

/// <summary>Runs the benchmarks that --filter names: --list flat shows them, --job short is quick.</summary>
public static class Program
{
    /// <summary>The arguments are BenchmarkDotNet's.</summary>
    public static void Main(string[] args)
    {
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    }
}
