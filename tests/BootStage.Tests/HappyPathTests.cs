using System;
using System.IO;
using SecureBoot.Board;
using SecureBoot.Crypto;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;
using SecureBoot.Signer.Keys;
using Xunit;

namespace SecureBoot.BootStage.Tests;

/// <summary>The boot stage's own program on the emulator: trial, confirm, boot, with the heap of a plain
/// ESP32.</summary>
public class HappyPathTests
{
    private const int HeapBytes = 100 * 1024;
    private const int ImageBytes = 48 * 1024;
    private const int Allowance = 16 * 1024;

    // The key's table has a separate budget (docs/performance.md): two coordinates of nine integers for each entry.
    private const int EntryBytes = 2 * 9 * sizeof(int);
    private const string SlotA = @"I:\slot_a.img";

    [Theory]
    [InlineData(0)]
    [InlineData(P256Table.UsualEntryCount)]
    public void FirstInstall_ImageOf48Kilobytes_StaysWithinImageTableAnd16Kilobytes(int entries)
    {
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);
        byte[] image = EmulatedBoot.MakeImage(key, ImageBytes);
        VirtualBoard board = new();
        board.Files.Put(SlotA, image);
        Assert.InRange(image.Length, ImageBytes - 2048, ImageBytes);

        RunResult first = EmulatedBoot.PowerOn(board, key, entries, HeapBytes, out string console);
        Assert.Contains("boot: Trial slot A: Pending", console, StringComparison.Ordinal);
        Assert.Contains("app: Trial of version 1 in slot A", console, StringComparison.Ordinal);
        Assert.Contains("app: confirm 0", console, StringComparison.Ordinal);
        Check("trial", first, image.Length, entries);

        RunResult second = EmulatedBoot.PowerOn(board, key, entries, HeapBytes, out console);
        Assert.Contains("boot: Boot slot A: Confirmed", console, StringComparison.Ordinal);
        Assert.Contains("app: Boot of version 1 in slot A", console, StringComparison.Ordinal);
        Check("confirmed", second, image.Length, entries);
    }

    private static void Check(string name, RunResult run, int image, int entries)
    {
        long libraries = MeasureLibraries();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{name}: image {image} bytes, table of {entries}, peak heap {run.Meter.PeakHeapBytes} of {HeapBytes} "
                + $"bytes, {run.Meter.PeakHeapBytes - image} beside the image, {libraries} of them nanoFramework's "
                + "libraries");
        Assert.InRange(run.Meter.PeakHeapBytes, image, image + libraries + Allowance + (entries * EntryBytes));
    }

    // Measures the static fields of mscorlib and the other libraries, before the boot stage runs.
    private static long MeasureLibraries()
    {
        Machine machine = new(new MachineOptions { PeakStep = 256, Limits = new Limits { HeapBytes = HeapBytes } });
        machine.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "BootStage.pe"));
        machine.Call("System.String", "IsNullOrEmpty", [null], out _);
        return machine.Meter.PeakHeapBytes;
    }
}
