using System;
using System.IO;
using BenchmarkDotNet.Running;

namespace SecureBoot.Benchmarks;

/// <summary>Runs the benchmarks that --filter names: --list flat shows them, --job short is quick.</summary>
public static class Program
{
    private const string FolderVariable = "SECUREBOOT_BENCHMARK_FIRMWARE";

    /// <summary>The folder of the device's assemblies. BenchmarkDotNet runs each benchmark from a folder of its own
    /// without them.</summary>
    public static string FirmwareFolder =>
        Environment.GetEnvironmentVariable(FolderVariable) ?? throw new InvalidOperationException($"{FolderVariable} is not set.");

    /// <summary>The arguments are BenchmarkDotNet's.</summary>
    public static void Main(string[] args)
    {
        Environment.SetEnvironmentVariable(FolderVariable, Path.Combine(AppContext.BaseDirectory, "firmware"));
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    }
}
