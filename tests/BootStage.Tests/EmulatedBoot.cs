using System;
using System.IO;
using System.Text;
using Mono.Cecil;
using SecureBoot.Board;
using SecureBoot.DeviceSupport;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using Xunit;

namespace SecureBoot.BootStage.Tests;

/// <summary>The boot stage's own program on the emulator, and images for it.</summary>
internal static class EmulatedBoot
{
    /// <summary>Runs the boot stage with one trusted key until the boot stage asks for a reset. The key's table is
    /// optional.</summary>
    internal static RunResult PowerOn(
        VirtualBoard board, PrivateKey key, int entries, int heapBytes, out string console)
    {
        StringBuilder text = new();
        Machine machine = new(new MachineOptions
        {
            Board = board,
            Output = line => text.Append(line),
            PeakStep = 256,
            Limits = new Limits { HeapBytes = heapBytes },
        });
        machine.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "BootStage.pe"));
        byte[][] points = [key.Public.GetPoint()];
        int[]?[] tables = [entries == 0 ? null : key.Public.ComputeTable(entries)];
        RunResult run = machine.Call("SecureBoot.BootStage.Program", "Start", [points, tables, 1, 0u], out _);
        console = text.ToString();
        TestContext.Current.TestOutputHelper?.WriteLine($"{run.Outcome} {run.Report}\n{console}");
        Assert.True(board.IsResetRequested || board.Resets > 0, console);
        return run;
    }

    /// <summary>Makes an image of a real application, filled up to a size with a resource that the application never
    /// reads.</summary>
    internal static byte[] MakeImage(PrivateKey key, int bytes)
    {
        byte[] app = File.ReadAllBytes(TrialApp + ".pe");
        return MakeImage(key, DevicePe.Fill(app, Math.Max(0, bytes - app.Length - 1024)));
    }

    /// <summary>An image with one assembly.</summary>
    internal static byte[] MakeImage(PrivateKey key, byte[] assembly) => Sign(key, assembly);

    /// <summary>Makes an image of two assemblies, a library and the application, with at least a number of bytes
    /// each.</summary>
    internal static byte[] MakeImageOfTwo(PrivateKey key, int bytesOfEach)
    {
        byte[] app = DevicePe.Fill(File.ReadAllBytes(TrialApp + ".pe"), bytesOfEach);
        return Sign(key, [.. DevicePe.Make("Library", new byte[bytesOfEach]), .. app]);
    }

    /// <summary>Changes the application's .dll and processes the result into a .pe.</summary>
    internal static byte[] Change(Action<ModuleDefinition> change)
    {
        string folder = Path.GetDirectoryName(TrialApp)!;
        using ModuleDefinition module = ModuleDefinition.ReadModule(
            new MemoryStream(File.ReadAllBytes(TrialApp + ".dll")));
        change(module);
        using MemoryStream changed = new();
        module.Write(changed);
        return DeviceCompiler.Process(changed.ToArray(), null, folder).Pe;
    }

    /// <summary>Makes an image of the unchanged application with a version, and on request with a short
    /// signature.</summary>
    internal static byte[] MakeApp(PrivateKey key, ImageVersion version, uint counter, bool isShort = false)
    {
        byte[] body = File.ReadAllBytes(TrialApp + ".pe");
        ImageBuilder builder = new(version, body)
        {
            SecurityCounter = counter,
            ShortSigners = isShort ? [key.Public.KeyHash] : [],
        };
        return new ImageSigner([key]).Sign(builder.BuildSignedRange());
    }

    private static byte[] Sign(PrivateKey key, byte[] body)
    {
        ImageBuilder builder = new(new ImageVersion(1, 0, 0, 0), body) { SecurityCounter = 1 };
        return new ImageSigner([key]).Sign(builder.BuildSignedRange());
    }

    /// <summary>The application's file, without an extension.</summary>
    internal static string TrialApp => Path.Combine(AppContext.BaseDirectory, "firmware", "TrialApp");
}
