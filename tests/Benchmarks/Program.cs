using System;
using System.Globalization;
using System.IO;
using BenchmarkDotNet.Running;

namespace SecureBoot.Benchmarks;

/// <summary>Runs the benchmarks that --filter names: --list flat shows them, --job short is quick.</summary>
public static class Program
{
    private const string FolderVariable = "SECUREBOOT_BENCHMARK_FIRMWARE";
    private const int DefaultRounds = 15;

    /// <summary>The folder of the device's assemblies. BenchmarkDotNet runs each benchmark from a folder of its own
    /// without them.</summary>
    public static string FirmwareFolder =>
        Environment.GetEnvironmentVariable(FolderVariable)
            ?? throw new InvalidOperationException($"{FolderVariable} is not set.");

    /// <summary>The arguments are BenchmarkDotNet's; the word adapter alone, or with a number of rounds, measures the
    /// test adapter.</summary>
    public static void Main(string[] args)
    {
        Environment.SetEnvironmentVariable(FolderVariable, Path.Combine(AppContext.BaseDirectory, "firmware"));
        if (args is ["adapter", ..])
        {
            AdapterOverhead.Measure(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : DefaultRounds);
            return;
        }

        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    }
}
