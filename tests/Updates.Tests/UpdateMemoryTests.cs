using System;
using System.Linq;
using SecureBoot.Board.Storage;
using SecureBoot.Boot.Tests;
using Xunit;

namespace SecureBoot.Updates.Tests;

public static class UpdateMemoryTests
{
    [Fact]
    public static void Write_EveryField_IsThereAfterAReset()
    {
        PowerCutStorage storage = new();
        UpdateState state = Make(5);
        Assert.True(new UpdateMemory(storage).Write(state));
        storage.PowerOff();

        RequireSame(state, new UpdateMemory(storage).State);
    }

    [Fact]
    public static void EveryBit_OfEitherRecord_TakesNothingWithIt()
    {
        PowerCutStorage storage = new();
        UpdateMemory memory = new(storage);
        Assert.True(memory.Write(Make(5)));
        Assert.True(memory.Write(Make(6)));
        foreach (string name in new[] { UpdateMemory.FirstFile, UpdateMemory.SecondFile })
        {
            for (int bit = 0; bit < 8 * UpdateRecord.Size; bit++)
            {
                storage.FlipBit(name, bit);
                Assert.Equal(6u, new UpdateMemory(storage).State.Sequence);
                storage.FlipBit(name, bit);
            }
        }
    }

    [Fact]
    public static void BothRecordsBad_NothingIsRemembered()
    {
        PowerCutStorage storage = new();
        Assert.True(new UpdateMemory(storage).Write(Make(5)));
        storage.FlipBit(UpdateMemory.FirstFile, 100);
        storage.Put(UpdateMemory.SecondFile, storage.Peek(UpdateMemory.SecondFile)![..60]);

        Assert.Equal(0u, new UpdateMemory(storage).State.Sequence);
    }

    [Fact]
    public static void CutAtEveryOperation_LeavesTheStateBeforeOrAfter()
    {
        foreach (CutForm form in Enum.GetValues<CutForm>())
        {
            for (int operation = 0; operation < 12; operation++)
            {
                PowerCutStorage storage = new();
                Assert.True(new UpdateMemory(storage).Write(Make(5)));
                UpdateMemory memory = new(storage);
                storage.CountAnew();
                storage.Cut = new StorageCut(operation, form);
                try
                {
                    _ = memory.Write(Make(6));
                }
                catch (PowerCutException)
                {
                }

                storage.CountAnew();
                storage.PowerOff();
                UpdateMemory after = new(storage);
                Assert.True(after.State.Sequence is 5u or 6u, $"sequence {after.State.Sequence}");
                Assert.True(after.Write(Make(7)));
                Assert.Equal(7u, new UpdateMemory(storage).State.Sequence);
            }
        }
    }

    [Fact]
    public static void Write_StorageFails_IsFalseAndRemembersWhatWas()
    {
        PowerCutStorage storage = new();
        UpdateMemory memory = new(storage);
        Assert.True(memory.Write(Make(5)));
        storage.Failing = operation => operation.Kind == StorageOperationKind.Write;

        Assert.False(memory.Write(Make(6)));
        Assert.Equal(5u, memory.State.Sequence);
    }

    private static UpdateState Make(uint sequence) => new()
    {
        Sequence = sequence,
        Issued = 1_800_000_000,
        TriedSequence = 4,
        TriedResult = TriedResult.Refused,
        TriedReason = 0x00040009,
        TriedSlot = 1,
        ActionId = 0x0123456789ABCDEF,
        IsReported = true,
        TriedVersion = 0x0102000300000004,
        TargetIssued = 1_700_000_000,
        Publishers = [1, 2, 3, 4, 5, 6, 7, 8],
        Fingerprint = [.. Enumerable.Repeat((byte)9, 32)],
        TriedDigest = [.. Enumerable.Repeat((byte)10, 32)],
        TargetDigest = [.. Enumerable.Repeat((byte)11, 32)],
    };

    private static void RequireSame(UpdateState expected, UpdateState actual)
    {
        Assert.All(
            typeof(UpdateState).GetProperties(),
            property => Assert.Equal(property.GetValue(expected), property.GetValue(actual)));
    }
}
