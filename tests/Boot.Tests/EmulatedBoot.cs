using System;
using System.IO;
using System.Linq;
using System.Text;
using Mono.Cecil;
using SecureBoot.Board;
using SecureBoot.Emulator;
using SecureBoot.Signer;
using Xunit;

namespace SecureBoot.Boot.Tests;

/// <summary>The boot stage's own program on the emulator, and images for it.</summary>
internal static class EmulatedBoot
{
    /// <summary>Runs the boot stage with one trusted key and its table, if it is to have one, until it asks for a reset.</summary>
    internal static RunResult PowerOn(VirtualBoard board, PrivateKey key, int entries, int heapBytes, out string console)
    {
        StringBuilder text = new();
        Machine machine = new(new MachineOptions
        {
            Board = board,
            Output = line => text.Append(line),
            PeakStep = 256,
            Limits = new Limits { HeapBytes = heapBytes },
        });
        machine.Load(Path.Combine(AppContext.BaseDirectory, "BootStage.dll"));
        byte[][] points = [key.Public.GetPoint()];
        int[]?[] tables = [entries == 0 ? null : key.Public.ComputeTable(entries)];
        RunResult run = machine.Call("SecureBoot.BootStage.Program", "Start", [points, tables, 1, 0u], out _);
        console = text.ToString();
        TestContext.Current.TestOutputHelper?.WriteLine($"{run.Outcome} {run.Report}\n{console}");
        Assert.True(board.IsResetRequested || board.Resets > 0, console);
        return run;
    }

    /// <summary>A real application, made as large as asked for by a resource that it never reads.</summary>
    internal static byte[] MakeImage(PrivateKey key, int bytes)
    {
        int app = (int)new FileInfo(TrialApp).Length;
        return MakeImage(key, module => Fill(module, Math.Max(0, bytes - app - 1024)));
    }

    /// <summary>The application, changed.</summary>
    internal static byte[] MakeImage(PrivateKey key, Action<ModuleDefinition> change)
    {
        return Sign(key, HostAssembly.Wrap("TrialApp", new Version(1, 0, 0, 0), Change(change), null));
    }

    /// <summary>The application behind another assembly, each of at least so many bytes.</summary>
    internal static byte[] MakeImageOfTwo(PrivateKey key, int bytesOfEach)
    {
        byte[] library = Change(module =>
        {
            module.Assembly.Name.Name = "Library";
            Fill(module, bytesOfEach);
        });
        byte[] app = Change(module => Fill(module, bytesOfEach));
        return Sign(key, [.. HostAssembly.Wrap("Library", new Version(1, 0, 0, 0), library, null), .. HostAssembly.Wrap("TrialApp", new Version(1, 0, 0, 0), app, null)]);
    }

    /// <summary>The application as it is, under a version.</summary>
    internal static byte[] MakeApp(PrivateKey key, ImageVersion version, uint counter)
    {
        byte[] body = HostAssembly.Wrap("TrialApp", new Version(1, 0, 0, 0), File.ReadAllBytes(TrialApp), null);
        return new ImageSigner([key]).Sign(new ImageBuilder(version, body) { SecurityCounter = counter }.BuildSignedRange());
    }

    private static byte[] Sign(PrivateKey key, byte[] body)
    {
        ImageBuilder builder = new(new ImageVersion(1, 0, 0, 0), body) { SecurityCounter = 1 };
        return new ImageSigner([key]).Sign(builder.BuildSignedRange());
    }

    private static string TrialApp => Path.Combine(AppContext.BaseDirectory, "TrialApp.dll");

    private static void Fill(ModuleDefinition module, int bytes)
    {
        module.Resources.Add(new EmbeddedResource("fill", ManifestResourceAttributes.Private, Enumerable.Repeat((byte)0x5A, bytes).ToArray()));
    }

    private static byte[] Change(Action<ModuleDefinition> change)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(File.ReadAllBytes(TrialApp)));
        change(module);
        using MemoryStream changed = new();
        module.Write(changed);
        return changed.ToArray();
    }
}
