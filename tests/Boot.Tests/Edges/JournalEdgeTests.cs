using System;
using System.Buffers.Binary;
using System.Linq;
using SecureBoot.Board.Storage;
using SecureBoot.Image;
using SecureBoot.Update.Simulation;
using Xunit;

namespace SecureBoot.Boot.Tests.Edges;

/// <summary>The journal and its records at their limits, and the state after each call.</summary>
public class JournalEdgeTests
{
    private static readonly SimulationImage s_old = TestDevice.Setup.Old;
    private static readonly SimulationImage s_new = TestDevice.Setup.New;
    private static readonly ImageIdentity s_identity = new(
        ImageIdentity.DigestKind, [.. Enumerable.Range(1, 32).Select(i => (byte)i)]);

    [Fact]
    public void Load_AfterTheFilesAreGone_RemembersNothing()
    {
        PowerCutStorage storage = new();
        Journal journal = new(storage);
        journal.Load();
        Assert.True(journal.Write(new JournalState { Counter = 5 }));
        storage.Failing = operation => operation.Kind == StorageOperationKind.Write;
        Assert.False(journal.Write(new JournalState { Counter = 6 }));
        Assert.True(journal.IsInDoubt);
        storage.Failing = null;
        storage.Put("journal0", null);
        storage.Put("journal1", null);
        Assert.Equal(JournalStatus.Unprovisioned, journal.Load());
        Assert.Equal((0u, false), (journal.State.Counter, journal.IsInDoubt));
        Assert.False(journal.Repair());
    }

    [Theory]
    [InlineData(10u, 11u, 1u)]
    [InlineData(12u, 11u, 0u)]
    [InlineData(0u, uint.MaxValue, 0u)]
    [InlineData(0x80000000u, 1u, 0u)]
    [InlineData(0x80000002u, 1u, 1u)]
    public void Load_TwoSequences_TheNewerCountsModuloItsRange(uint sequence0, uint sequence1, uint newest)
    {
        PowerCutStorage storage = new();
        storage.Put("journal0", JournalRecord.Write(new JournalState { Counter = 0 }, sequence0));
        storage.Put("journal1", JournalRecord.Write(new JournalState { Counter = 1 }, sequence1));
        Journal journal = new(storage);
        Assert.Equal(JournalStatus.Ok, journal.Load());
        Assert.Equal(newest, journal.State.Counter);
    }

    [Fact]
    public void Repair_StorageThatFails_SaysSo()
    {
        PowerCutStorage storage = new();
        storage.Put("journal0", JournalRecord.Write(new JournalState(), 10));
        Journal journal = new(storage);
        Assert.Equal(JournalStatus.Ok, journal.Load());
        storage.Failing = operation => operation.Kind == StorageOperationKind.Write;
        Assert.False(journal.Repair());
        Assert.Equal(JournalRecordStatus.Torn, journal.RecordAt(1));
        storage.Failing = null;
        Assert.True(journal.Repair());
        Assert.Equal((JournalRecordStatus.Ok, JournalRecordStatus.Ok), (journal.RecordAt(0), journal.RecordAt(1)));
    }

    [Theory]
    [InlineData(5u, 1, 0, true)]
    [InlineData(5u, 2, 0, false)]
    [InlineData(6u, 0, 0, false)]
    [InlineData(4u, 0, 0, false)]
    [InlineData(5u, 0, 1, false)]
    public void Change_OfWhatABootMayNotChange_IsNotWritten(uint counter, int starts, int revoked, bool isWritten)
    {
        PowerCutStorage storage = new();
        Journal journal = new(storage);
        journal.Load();
        Assert.True(journal.Write(new JournalState { Counter = 5 }));
        JournalState next = new() { Counter = counter, Starts = starts, Active = Slot.A };
        next.Revoked = revoked == 0 ? next.Revoked : next.Revoked.With(s_identity.Value)!;
        Assert.Equal(isWritten, journal.Change(next));
        Assert.Equal(isWritten ? Slot.A : Slot.B, journal.State.Active);
    }

    [Theory]
    [InlineData(BootReason.None, true)]
    [InlineData(BootReason.JudgedAgain, true)]
    [InlineData(BootReason.Unresponsive, false)]
    [InlineData(BootReason.RecoveryRequested, false)]
    public void Change_OfARequest_IsWrittenForASecondJudgementOnly(BootReason request, bool isWritten)
    {
        Journal journal = new(new PowerCutStorage());
        journal.Load();
        Assert.True(journal.Write(new JournalState()));
        Assert.Equal(isWritten, journal.Change(new JournalState { Request = request }));
    }

    [Theory]
    [InlineData(null, null, "journal0")]
    [InlineData(null, 20, "journal1")]
    [InlineData(20, null, "journal0")]
    public void Write_ToANewJournal_GoesOverTheRecordThatWasBegun(int? bytes0, int? bytes1, string first)
    {
        PowerCutStorage storage = new();
        byte[] record = JournalRecord.Write(new JournalState(), 2);
        storage.Put("journal0", bytes0 is int size0 ? record[..size0] : null);
        storage.Put("journal1", bytes1 is int size1 ? record[..size1] : null);
        Journal journal = new(storage);
        Assert.Equal(JournalStatus.Unprovisioned, journal.Load());
        string written = "";
        storage.Failing = operation =>
        {
            written += operation.Kind == StorageOperationKind.Write && written.Length == 0 ? operation.Name : "";
            return false;
        };
        Assert.True(journal.Write(new JournalState()));
        Assert.Equal(first, written);
    }

    [Fact]
    public void Write_ByteThatIsReadBackWrong_IsNotWritten()
    {
        for (int i = 0; i < JournalRecord.Size; i++)
        {
            FaultyStorage storage = new(new PowerCutStorage(), (_, _, target) => target[i] ^= 1);
            Journal journal = new(storage);
            journal.Load();
            Assert.False(journal.Write(new JournalState()));
            Assert.True(journal.IsInDoubt);
            Assert.Equal(JournalRecordStatus.Torn, journal.RecordAt(0));
        }
    }

    [Fact]
    public void Write_StateThatMayNotBe_WritesNothing()
    {
        PowerCutStorage storage = new();
        Journal journal = new(storage);
        journal.Load();
        JournalState state = new() { Active = Slot.A };
        state.SetState(Slot.A, SlotState.Trial);
        state.SetState(Slot.B, SlotState.Confirmed);
        Assert.False(journal.Write(state));
        Assert.Null(storage.Peek("journal0"));
        Assert.Null(storage.Peek("journal1"));
    }

    [Theory]
    [InlineData(2, JournalRecordStatus.Ok, 3)]
    [InlineData(3, JournalRecordStatus.Unreadable, 3)]
    [InlineData(9, JournalRecordStatus.Unreadable, 3)]
    public void Load_RecordThatFailsSoOften_IsReadThreeTimes(int failures, JournalRecordStatus expected, int reads)
    {
        PowerCutStorage storage = new();
        storage.Put("journal0", JournalRecord.Write(new JournalState(), 10));
        int asked = 0;
        storage.Failing = operation =>
            operation.Kind == StorageOperationKind.Read && operation.Name == "journal0" && asked++ < failures;
        Journal journal = new(storage);
        journal.Load();
        Assert.Equal((expected, reads), (journal.RecordAt(0), asked));
    }

    [Theory]
    [InlineData(0, JournalRecordStatus.Missing)]
    [InlineData(1, JournalRecordStatus.Torn)]
    [InlineData(95, JournalRecordStatus.Torn)]
    [InlineData(96, JournalRecordStatus.Torn)]
    [InlineData(207, JournalRecordStatus.Torn)]
    [InlineData(208, JournalRecordStatus.Ok)]
    [InlineData(209, JournalRecordStatus.Ok)]
    public void Load_RecordOfEachLength_IsToldApart(int length, JournalRecordStatus expected)
    {
        PowerCutStorage storage = new();
        byte[] record = [.. JournalRecord.Write(new JournalState(), 10), 0];
        storage.Put("journal0", record[..length]);
        Journal journal = new(storage);
        journal.Load();
        Assert.Equal(expected, journal.RecordAt(0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void TryRead_BytesThatAreNotEvenAMagic_AreTorn(int length)
    {
        Assert.Equal(
            JournalRecordStatus.Torn,
            JournalRecord.TryRead(new byte[length], 0, out JournalState? state, out uint sequence));
        Assert.Equal((null, 0u), (state, sequence));
    }

    [Fact]
    public void TryRead_RecordOfAStateWithAllInIt_GivesItBack()
    {
        JournalState state = new()
        {
            Active = Slot.A,
            Counter = 0x01020304,
            Version = 0x1122334455667701,
            Starts = 200,
            Request = BootReason.RecoveryRequested,
            Rejected = s_identity
        };
        state.Revoked = RevokedKeys.None.With(s_identity.Value)!;
        state.SetState(Slot.A, SlotState.Rejected);
        state.SetState(Slot.B, SlotState.Rejected);
        state.SetCounter(Slot.A, 11);
        state.SetCounter(Slot.B, 12);
        state.SetIdentity(Slot.A, new ImageIdentity(ImageIdentity.ShortDigestKind, new byte[32]));
        state.SetIdentity(Slot.B, new ImageIdentity(ImageIdentity.AnnouncedKind, new byte[32]));
        Assert.Equal(
            JournalRecordStatus.Ok,
            JournalRecord.TryRead(JournalRecord.Write(state, 10), 0, out JournalState? read, out uint sequence));
        Assert.True(read!.IsSame(state));
        Assert.Equal(10u, sequence);
    }

    [Theory]
    [InlineData(0u, JournalRecordStatus.Ok)]
    [InlineData(255u, JournalRecordStatus.Ok)]
    [InlineData(256u, JournalRecordStatus.BadContent)]
    [InlineData(uint.MaxValue, JournalRecordStatus.BadContent)]
    public void TryRead_KindOfTheRejectedImage_IsAByte(uint kind, JournalRecordStatus expected)
    {
        // The field comes after magic, sequence, the first part, version, starts, request and the kinds of the two
        // slots.
        Assert.Equal(expected, Read(bytes => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(88 + 12), kind)));
    }

    [Theory]
    [InlineData(0, JournalRecordStatus.Ok)]
    [InlineData(1, JournalRecordStatus.Ok)]
    [InlineData(2, JournalRecordStatus.BadContent)]
    [InlineData(255, JournalRecordStatus.BadContent)]
    public void TryRead_ActiveSlot_IsAOrB(byte active, JournalRecordStatus expected) =>
        Assert.Equal(expected, Read(bytes => bytes[8] = active));

    [Fact]
    public void Boot_JournalReadableAtTheSecondTime_IsKept()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        int reads = 0;
        device.Storage.Failing = operation =>
            operation.Kind == StorageOperationKind.Read
                && operation.Name.StartsWith("journal", StringComparison.Ordinal)
                && reads++ < 6;
        Assert.Equal(
            (BootAction.Boot, BootReason.Confirmed),
            (device.Boot().Action, device.Journal.State.Active == Slot.A ? BootReason.Confirmed : BootReason.None));
    }

    [Theory]
    [InlineData(31, false)]
    [InlineData(32, true)]
    public void Boot_FreshBoardWithAFile_ProvisionsFromAHeaderOn(int bytes, bool isWritten)
    {
        TestDevice device = new();
        device.Storage.Put(Slot.FileOf(Slot.A), new byte[bytes]);
        Assert.Null(device.Boot().Image);
        Assert.Equal(isWritten, device.Storage.Peek("journal0") is not null);
    }

    [Fact]
    public void Boot_FreshBoard_HasTheOtherSlotActiveUntilTheImageIsConfirmed()
    {
        TestDevice device = new();
        device.Storage.Put(Slot.FileOf(Slot.A), s_old.Bytes);
        Assert.Equal(BootAction.Trial, device.Boot().Action);
        Assert.Equal(Slot.B, device.Journal.State.Active);
    }

    [Fact]
    public void Boot_JournalLostAndTheSameImageTwice_TriesSlotA()
    {
        TestDevice device = Lost(s_old.Bytes, s_old.Bytes);
        BootSelection selection = device.Boot();
        Assert.Equal(Slot.A, selection.Image!.SlotNumber);
        Assert.Equal(
            (SlotState.Trial, SlotState.Pending, Slot.B),
            (device.Journal.State.StateOf(Slot.A), device.Journal.State.StateOf(Slot.B), device.Journal.State.Active));
    }

    [Fact]
    public void Boot_JournalLost_HigherCounterGoesBeforeHigherVersion()
    {
        using Signer.Keys.PrivateKey key = Signer.Keys.PrivateKey.Create(Signer.Keys.KeyType.EcdsaP256);
        TrustedKeys keys = new([key.Public.ToTrustedKey()], 1);
        byte[] counter = Images.MakeApp(key, new Signer.Images.ImageVersion(1, 0, 0, 0), 5);
        byte[] version = Images.MakeApp(key, new Signer.Images.ImageVersion(9, 0, 0, 0), 0);
        Assert.Equal(Slot.A, Lost(counter, version).Boot(keys).Image!.SlotNumber);
        Assert.Equal(Slot.B, Lost(version, counter).Boot(keys).Image!.SlotNumber);

        TestDevice device = Lost(version, [0]);
        Assert.Equal(Slot.A, device.Boot(keys).Image!.SlotNumber);
        Assert.Equal(SlotState.Empty, device.Journal.State.StateOf(Slot.B));
    }

    [Fact]
    public void Reject_ImageWithoutAName_KeepsTheNameOfTheOneBefore()
    {
        JournalState state = new() { Rejected = s_identity };
        state.SetState(Slot.A, SlotState.Trial);
        state.SetCounter(Slot.A, 5);
        state.Reject(Slot.A);
        Assert.True(state.Rejected.IsSame(s_identity));
        Assert.Equal((SlotState.Rejected, 0u), (state.StateOf(Slot.A), state.CounterOf(Slot.A)));
    }

    [Theory]
    [InlineData(0, UpdateSessionResult.BadArgument)]
    [InlineData(1, UpdateSessionResult.Success)]
    [InlineData(60, UpdateSessionResult.Success)]
    [InlineData(61, UpdateSessionResult.BadArgument)]
    public void ExtendTrial_Minutes_AreOneToSixtyInAll(int minutes, UpdateSessionResult expected)
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Pending);
        BootSession session = device.Launch(device.Boot());
        Assert.Equal(expected, session.ExtendTrial(minutes));
        int left = BootSession.MaxExtension - session.Extension;
        Assert.Equal(UpdateSessionResult.BadArgument, session.ExtendTrial(left + 1));
        Assert.Equal(
            left == 0 ? UpdateSessionResult.BadArgument : UpdateSessionResult.Success, session.ExtendTrial(left));
        Assert.Equal(BootSession.MaxExtension, session.Extension);
        Assert.Equal(UpdateSessionResult.Success, session.Confirm());
        Assert.Equal(UpdateSessionResult.NoImage, session.ExtendTrial(1));
    }

    [Fact]
    public void RequestRevert_OfAConfirmedImage_CountsStartsAnew()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Install(Slot.B, s_new, SlotState.Confirmed);
        BootSession session = device.Launch(device.Boot());
        Assert.Equal(1, device.Journal.State.Starts);
        Assert.Equal(UpdateSessionResult.Success, session.RequestRevert());
        Assert.Equal((Slot.A, 0), (device.Journal.State.Active, device.Journal.State.Starts));
    }

    private static TestDevice Lost(byte[] a, byte[] b)
    {
        TestDevice device = new();
        device.Storage.Put(Slot.FileOf(Slot.A), a);
        device.Storage.Put(Slot.FileOf(Slot.B), b);
        device.Storage.Put("journal0", new byte[JournalRecord.Size]);
        device.Storage.Put("journal1", new byte[JournalRecord.Size]);
        return device;
    }

    // Writes a record, changes its bytes and computes the CRC again.
    private static JournalRecordStatus Read(Action<byte[]> change)
    {
        byte[] bytes = JournalRecord.Write(new JournalState(), 10);
        change(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(
            bytes.AsSpan(JournalRecord.Size - 4), PeCrc32.Compute(0xFFFFFFFF, bytes, 0, JournalRecord.Size - 4));
        return JournalRecord.TryRead(bytes, 0, out _, out _);
    }
}
