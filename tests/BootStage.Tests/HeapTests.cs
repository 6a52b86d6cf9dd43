using System;
using SecureBoot.Board;
using SecureBoot.Boot;
using SecureBoot.Crypto;
using SecureBoot.DeviceSupport;
using SecureBoot.Signer.Keys;
using Xunit;

namespace SecureBoot.BootStage.Tests;

/// <summary>Images below the largest size that do not fit the heap: the boot stage continues with the memory that is
/// left.</summary>
public class HeapTests
{
    private const int HeapBytes = 100 * 1024;
    private const int TooManyBytes = 92 * 1024;
    private const string SlotA = @"I:\slot_a.img";
    private const string SlotB = @"I:\slot_b.img";

    [Theory]
    [InlineData(SlotState.Pending)]
    [InlineData(SlotState.Trial)]
    [InlineData(SlotState.Confirmed)]
    public void Boot_OtherImageDoesNotFitTheHeap_BootsTheConfirmedOne(SlotState state)
    {
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);
        VirtualBoard board = new();
        board.Files.Put(SlotA, EmulatedBoot.MakeImage(key, bytes: 0));
        board.Files.Put(SlotB, EmulatedBoot.MakeImage(key, TooManyBytes));
        PutJournal(board, state);

        EmulatedBoot.PowerOn(board, key, P256Table.UsualEntryCount, HeapBytes, out string console);
        if (state == SlotState.Pending)
        {
            Assert.Contains("boot: refused: TooLarge\r\nboot: Refuse: JudgedAgain", console, StringComparison.Ordinal);
            board.Reset();
            EmulatedBoot.PowerOn(board, key, P256Table.UsualEntryCount, HeapBytes, out console);
        }

        Assert.Contains(
            state == SlotState.Trial ? "boot: Revert" : "boot: refused: TooLarge", console, StringComparison.Ordinal);
        Assert.Contains("slot A", console, StringComparison.Ordinal);
        Assert.Contains("app: confirm 0", console, StringComparison.Ordinal);
    }

    [Fact]
    public void Launch_SecondAssemblyDoesNotFitTheHeap_ResetsAndGoesBack()
    {
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);
        VirtualBoard board = new();
        board.Files.Put(SlotA, EmulatedBoot.MakeImage(key, bytes: 0));
        board.Files.Put(SlotB, EmulatedBoot.MakeImageOfTwo(key, bytesOfEach: 30 * 1024));
        PutJournal(board, SlotState.Pending);

        EmulatedBoot.PowerOn(board, key, P256Table.UsualEntryCount, HeapBytes, out string console);
        Assert.Contains("boot: Trial slot B: Pending", console, StringComparison.Ordinal);
        Assert.Contains("boot: refused: launch status 1", console, StringComparison.Ordinal);
        board.Reset();
        EmulatedBoot.PowerOn(board, key, P256Table.UsualEntryCount, HeapBytes, out console);
        Assert.Contains("boot: Revert slot A: NotConfirmed", console, StringComparison.Ordinal);
    }

    // The launch copies the second assembly. Sizes with room for the copy and without room for a journal record span a
    // thousand bytes or more. A verification alone needs more room than the record.
    [Fact]
    public void Launch_FailsAndLeavesNoMemoryToAskForRecovery_IsRecoveryAfterItsStarts()
    {
        const int StartLimit = 5;
        const int Step = 200;
        (int fits, int isTooLarge) = (TooManyBytes / 4, TooManyBytes / 2);
        while (isTooLarge - fits > Step)
        {
            using EmulatedDevice device = PutWithoutEntry((fits + isTooLarge) / 2);
            bool isLaunched = device.PowerOn().Contains("launch status 2", StringComparison.Ordinal);
            (fits, isTooLarge) = isLaunched ? ((fits + isTooLarge) / 2, isTooLarge) : (fits, (fits + isTooLarge) / 2);
        }

        int tried = 0;
        for (int size = fits; size > fits - (10 * Step) && tried == 0; size -= Step)
        {
            using EmulatedDevice device = PutWithoutEntry(size);
            device.PowerOn();
            if (device.Journal.Request != BootReason.None)
            {
                continue;
            }

            tried++;
            for (int i = 1; i < StartLimit; i++)
            {
                Assert.Contains("boot: Boot slot A: Confirmed", device.PowerOn(), StringComparison.Ordinal);
            }

            Assert.Contains("boot: Refuse: Unresponsive", device.PowerOn(), StringComparison.Ordinal);
        }

        Assert.True(tried > 0, "recovery could be asked for with every image");
    }

    private static EmulatedDevice PutWithoutEntry(int size)
    {
        EmulatedDevice device = new();
        byte[] body = [.. DevicePe.Make("Library"), .. DevicePe.Make("Application", new byte[size])];
        device.Install(EmulatedBoot.MakeImage(EmulatedDevice.Key, body), SlotState.Confirmed);
        return device;
    }

    private static void PutJournal(VirtualBoard board, SlotState other)
    {
        JournalState state = new() { Active = other == SlotState.Confirmed ? Slot.B : Slot.A, Counter = 1 };
        state.SetState(Slot.A, SlotState.Confirmed);
        state.SetCounter(Slot.A, 1);
        state.SetState(Slot.B, other);
        state.SetCounter(Slot.B, 1);
        board.Files.Put(@"I:\journal0", JournalRecord.Write(state, 2));
        board.Files.Put(@"I:\journal1", JournalRecord.Write(state, 3));
    }
}
