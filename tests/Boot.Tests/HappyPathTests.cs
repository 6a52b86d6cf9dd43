using System;
using SecureBoot.Board;
using SecureBoot.Emulator;
using SecureBoot.Signer;
using Xunit;

namespace SecureBoot.Boot.Tests;

/// <summary>The boot stage's own program on the emulator: trial, confirm, boot, with the heap of a plain ESP32.</summary>
public class HappyPathTests
{
    private const int HeapBytes = 100 * 1024;
    private const int ImageBytes = 48 * 1024;

    private const int Allowance = 16 * 1024;
    private const string SlotA = @"I:\slot_a.img";

    [Fact]
    public void FirstInstall_ImageOf48Kilobytes_StaysWithinImageAnd16Kilobytes()
    {
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);
        byte[] image = EmulatedBoot.MakeImage(key, ImageBytes);
        VirtualBoard board = new();
        board.Files.Put(SlotA, image);

        RunResult first = EmulatedBoot.PowerOn(board, key, HeapBytes, out string console);
        Assert.InRange(image.Length, ImageBytes - 2048, ImageBytes);
        Assert.Contains("boot: Trial slot A: Pending", console, StringComparison.Ordinal);
        Assert.Contains("app: Trial of version 1 in slot A", console, StringComparison.Ordinal);
        Assert.Contains("app: confirm 0", console, StringComparison.Ordinal);
        Check("trial", first, image.Length);

        RunResult second = EmulatedBoot.PowerOn(board, key, HeapBytes, out console);
        Assert.Contains("boot: Boot slot A: Confirmed", console, StringComparison.Ordinal);
        Assert.Contains("app: Boot of version 1 in slot A", console, StringComparison.Ordinal);
        Check("confirmed", second, image.Length);
    }

    private static void Check(string name, RunResult run, int image)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: image {image} bytes, peak heap {run.Meter.PeakHeapBytes} of {HeapBytes} bytes, {run.Meter.PeakHeapBytes - image} beside the image");
        Assert.InRange(run.Meter.PeakHeapBytes, image, image + Allowance);
    }
}
