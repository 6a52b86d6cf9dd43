using System;
using System.IO;
using System.Linq;
using System.Text;
using Mono.Cecil;
using SecureBoot.Board;
using SecureBoot.Crypto;
using SecureBoot.Emulator;
using SecureBoot.Signer;
using Xunit;

namespace SecureBoot.Boot.Tests;

/// <summary>The boot stage's own program on the emulator: trial, confirm, boot, with the heap of a plain ESP32.</summary>
public class HappyPathTests
{
    private const int HeapBytes = 100 * 1024;
    private const int ImageBytes = 48 * 1024;

    // The goal is 16 KB. The rest is the working set of the P-256 verification: a boot without any image peaks at 17 KB.
    private const int Allowance = 20 * 1024;

    // The key's table has a budget of its own (docs/performance.md): two coordinates of nine integers an entry.
    private const int EntryBytes = 2 * 9 * sizeof(int);
    private const string SlotA = @"I:\slot_a.img";

    [Theory]
    [InlineData(0)]
    [InlineData(P256Table.UsualEntryCount)]
    public void FirstInstall_ImageOf48Kilobytes_StaysWithinImageTableAnd20Kilobytes(int entries)
    {
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);
        byte[] image = MakeImage(key);
        VirtualBoard board = new();
        board.Files.Put(SlotA, image);

        RunResult first = PowerOn(board, key, entries, out string console);
        Assert.Contains("boot: Trial slot A: Pending", console, StringComparison.Ordinal);
        Assert.Contains("app: Trial of version 1 in slot A", console, StringComparison.Ordinal);
        Assert.Contains("app: confirm 0", console, StringComparison.Ordinal);
        Check("trial", first, image.Length, entries);

        RunResult second = PowerOn(board, key, entries, out console);
        Assert.Contains("boot: Boot slot A: Confirmed", console, StringComparison.Ordinal);
        Assert.Contains("app: Boot of version 1 in slot A", console, StringComparison.Ordinal);
        Check("confirmed", second, image.Length, entries);
    }

    private static void Check(string name, RunResult run, int image, int entries)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: image {image} bytes, peak heap {run.Meter.PeakHeapBytes} of {HeapBytes} bytes, {run.Meter.PeakHeapBytes - image} beside the image");
        Assert.InRange(run.Meter.PeakHeapBytes, image, image + Allowance + (entries * EntryBytes));
    }

    private static RunResult PowerOn(VirtualBoard board, PrivateKey key, int entries, out string console)
    {
        StringBuilder text = new();
        Machine machine = new(new MachineOptions
        {
            Board = board,
            Output = line => text.Append(line),
            PeakStep = 256,
            Limits = new Limits { HeapBytes = HeapBytes },
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

    // A real application, made as large as asked for by a resource that it never reads.
    private static byte[] MakeImage(PrivateKey key)
    {
        byte[] app = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "TrialApp.dll"));
        byte[] body = HostAssembly.Wrap("TrialApp", new Version(1, 0, 0, 0), Fill(app, ImageBytes - app.Length - 1024), null);
        ImageBuilder builder = new(new ImageVersion(1, 0, 0, 0), body) { SecurityCounter = 1 };
        byte[] image = new ImageSigner([key]).Sign(builder.BuildSignedRange());
        Assert.InRange(image.Length, ImageBytes - 2048, ImageBytes);
        return image;
    }

    private static byte[] Fill(byte[] assembly, int bytes)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(assembly));
        module.Resources.Add(new EmbeddedResource("fill", ManifestResourceAttributes.Private, Enumerable.Repeat((byte)0x5A, bytes).ToArray()));
        using MemoryStream filled = new();
        module.Write(filled);
        return filled.ToArray();
    }
}
