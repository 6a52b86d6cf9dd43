using System;
using System.Buffers.Binary;
using System.Security.Cryptography;
using SecureBoot.Board.Storage;
using SecureBoot.Image;
using SecureBoot.Update.Simulation;
using Xunit;

namespace SecureBoot.Boot.Tests;

public class JournalTests
{
    private const string File0 = "journal0";
    private const string File1 = "journal1";

    private static readonly byte[] s_good0 = JournalRecord.Write(MakeState(5), 10);
    private static readonly byte[] s_good1 = JournalRecord.Write(MakeState(5), 11);
    private static readonly byte[] s_torn = [.. s_good0[..20], .. JournalRecord.Write(MakeState(9), 14)[20..]];
    private static readonly byte[] s_flipped = Flip(s_good0, 100);
    private static readonly byte[] s_old0 = OldJournalRecord.Write(MakeState(5), 10);
    private static readonly byte[] s_old1 = OldJournalRecord.Write(MakeState(5), 11);

    // record 0, record 1, status, status of the two records, reason
    public static TheoryData<string, string, JournalStatus, JournalRecordStatus, JournalRecordStatus,
        string> Pairs
    { get; } = new()
    {
        { "good", "good", JournalStatus.Ok, JournalRecordStatus.Ok, JournalRecordStatus.Ok, "as it always is" },
        { "good", "missing", JournalStatus.Ok, JournalRecordStatus.Ok, JournalRecordStatus.Missing, "a file is gone" },
        { "torn", "good", JournalStatus.Ok, JournalRecordStatus.Torn, JournalRecordStatus.Ok, "a cut in a write" },
        { "short", "good", JournalStatus.Ok, JournalRecordStatus.Torn, JournalRecordStatus.Ok,
            "a cut in a write to a new file" },
        { "flipped", "good", JournalStatus.Ok, JournalRecordStatus.Flipped, JournalRecordStatus.Ok, "a bit went bad" },
        { "older", "good", JournalStatus.Ok, JournalRecordStatus.Stale, JournalRecordStatus.Ok,
            "a cut between the two writes" },
        { "copy", "good", JournalStatus.Ok, JournalRecordStatus.Stale, JournalRecordStatus.Ok,
            "record 1 in the place of record 0" },
        { "impossible", "good", JournalStatus.Ok, JournalRecordStatus.BadContent, JournalRecordStatus.Ok,
            "an active slot on trial beside a confirmed one, with a good CRC" },
        { "missing", "missing", JournalStatus.Unprovisioned, JournalRecordStatus.Missing, JournalRecordStatus.Missing,
            "fresh from the factory" },
        { "empty", "missing", JournalStatus.Unprovisioned, JournalRecordStatus.Missing, JournalRecordStatus.Missing,
            "cut off before the first byte" },
        { "torn", "missing", JournalStatus.Unprovisioned, JournalRecordStatus.Torn, JournalRecordStatus.Missing,
            "cut off in the first write" },
        { "missing", "short", JournalStatus.Unprovisioned, JournalRecordStatus.Missing, JournalRecordStatus.Torn,
            "cut off in the first write, of record 1" },
        { "torn", "torn", JournalStatus.Lost, JournalRecordStatus.Torn, JournalRecordStatus.Torn, "no cut does that" },
        { "flipped", "missing", JournalStatus.Lost, JournalRecordStatus.Flipped, JournalRecordStatus.Missing,
            "one was finished once" },
        { "flipped", "torn", JournalStatus.Lost, JournalRecordStatus.Flipped, JournalRecordStatus.Torn, "bad twice" },
        { "zeros", "zeros", JournalStatus.Lost, JournalRecordStatus.Flipped, JournalRecordStatus.Flipped,
            "erased to zeros" },
        { "foreign", "good", JournalStatus.Ok, JournalRecordStatus.BadContent, JournalRecordStatus.Ok,
            "of another layout, with a good CRC" },
        { "old", "old", JournalStatus.Ok, JournalRecordStatus.OldLayout, JournalRecordStatus.OldLayout,
            "written by the boot stage before" },
        { "old", "torn", JournalStatus.Ok, JournalRecordStatus.OldLayout, JournalRecordStatus.Torn,
            "a cut in the first write after the change of layout" },
        { "old", "good", JournalStatus.Ok, JournalRecordStatus.OldLayout, JournalRecordStatus.Ok,
            "a cut between the two" },
        { "old flipped", "good", JournalStatus.Ok, JournalRecordStatus.Flipped, JournalRecordStatus.Ok,
            "a bit went bad" },
        { "old cut", "good", JournalStatus.Ok, JournalRecordStatus.Torn, JournalRecordStatus.Ok,
            "a record of today that ends early" },
        { "state 5", "good", JournalStatus.Ok, JournalRecordStatus.BadContent, JournalRecordStatus.Ok,
            "slot A in a state that there is not" },
        { "state 5 of B", "good", JournalStatus.Ok, JournalRecordStatus.BadContent, JournalRecordStatus.Ok,
            "slot B in a state that there is not" },
        { "active 2", "good", JournalStatus.Ok, JournalRecordStatus.BadContent, JournalRecordStatus.Ok,
            "a slot that there is not" },
        { "impossible", "missing", JournalStatus.Lost, JournalRecordStatus.BadContent, JournalRecordStatus.Missing,
            "a good CRC over nonsense" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Load_PairOfRecords_IsToldApart(string record0, string record1, JournalStatus status,
        JournalRecordStatus status0, JournalRecordStatus status1, string reason)
    {
        PowerCutStorage storage = new();
        storage.Put(File0, Find(record0, 0));
        storage.Put(File1, Find(record1, 1));
        Journal journal = new(storage);

        Assert.True(journal.Load() == status, reason);
        Assert.Equal(status0, journal.RecordAt(0));
        Assert.Equal(status1, journal.RecordAt(1));
        Assert.Equal(status == JournalStatus.Ok ? 5u : 0u, journal.State.Counter);
    }

    [Fact]
    public void Load_AnyBitFlippedInOneRecord_RemembersTheSame()
    {
        for (int record = 0; record < JournalRecord.Count; record++)
        {
            for (int bit = 0; bit < JournalRecord.Size * 8; bit++)
            {
                PowerCutStorage storage = MakeGood();
                storage.FlipBit(JournalRecord.FileOf(record), bit);
                Journal journal = new(storage);
                Assert.Equal(JournalStatus.Ok, journal.Load());
                Assert.True(journal.State.IsSame(MakeState(5)));
                Assert.True(journal.RecordAt(record) is JournalRecordStatus.Torn or JournalRecordStatus.Flipped);
            }
        }
    }

    [Fact]
    public void Load_AnyBitFlippedInEachRecord_IsLost()
    {
        for (int bit = 0; bit < JournalRecord.Size * 8; bit++)
        {
            PowerCutStorage storage = MakeGood();
            storage.FlipBit(File0, bit);
            storage.FlipBit(File1, (bit + 77) % (JournalRecord.Size * 8));
            Assert.Equal(JournalStatus.Lost, new Journal(storage).Load());
        }
    }

    [Fact]
    public void Write_CutAfterAnyByte_LeavesOneOfTheTwoStates()
    {
        byte[] next = JournalRecord.Write(MakeState(6), 12);
        for (int bytes = 0; bytes <= next.Length; bytes++)
        {
            PowerCutStorage storage = MakeGood();
            storage.Put(File0, [.. next[..bytes], .. s_good0[bytes..]]);
            Journal journal = new(storage);
            Assert.Equal(JournalStatus.Ok, journal.Load());
            Assert.Equal(bytes == next.Length ? 6u : 5u, journal.State.Counter);
        }
    }

    [Fact]
    public void Write_ThenARecordGoesBad_RemembersWhatWasWritten()
    {
        foreach (string file in new[] { File0, File1 })
        {
            PowerCutStorage storage = MakeGood();
            Journal journal = new(storage);
            journal.Load();
            Assert.True(journal.Write(MakeState(6)));
            storage.PowerOff();
            storage.FlipBit(file, 99);
            Assert.Equal(JournalStatus.Ok, journal.Load());
            Assert.Equal(6u, journal.State.Counter);
        }
    }

    [Fact]
    public void Repair_OneRecordBad_MakesBothGoodAndKeepsTheState()
    {
        foreach (string bad in new[] { "missing", "short", "torn", "flipped", "older", "copy", "impossible", "old" })
        {
            PowerCutStorage storage = MakeGood();
            storage.Put(File0, Find(bad, 0));
            Journal journal = new(storage);
            journal.Load();
            Assert.True(journal.Repair(), bad);
            storage.PowerOff();
            storage.Put(File1, null);
            Assert.Equal(JournalStatus.Ok, journal.Load());
            Assert.True(journal.State.IsSame(MakeState(5)), bad);
        }
    }

    [Fact]
    public void Load_SequenceAtItsEnd_GoesOnFromZero()
    {
        PowerCutStorage storage = new();
        storage.Put(File0, JournalRecord.Write(MakeState(5), 0xFFFFFFFE));
        storage.Put(File1, JournalRecord.Write(MakeState(5), 0xFFFFFFFF));
        Journal journal = new(storage);
        for (uint counter = 6; counter < 9; counter++)
        {
            journal.Load();
            Assert.True(journal.Write(MakeState(counter)));
            journal.Load();
            Assert.Equal(counter, journal.State.Counter);
        }
    }

    [Fact]
    public void Load_CutBetweenTheWritesAtTheEndOfTheSequence_TakesTheNewer()
    {
        PowerCutStorage storage = new();
        storage.Put(File0, JournalRecord.Write(MakeState(6), 0));
        storage.Put(File1, JournalRecord.Write(MakeState(5), 0xFFFFFFFF));
        Journal journal = new(storage);
        journal.Load();
        Assert.Equal(6u, journal.State.Counter);
        Assert.Equal(JournalRecordStatus.Stale, journal.RecordAt(1));
    }

    [Theory]
    [InlineData("missing", "missing")]
    [InlineData("short", "missing")]
    [InlineData("missing", "short")]
    public void Write_FirstOneIsCutOff_IsFreshStill(string record0, string record1)
    {
        PowerCutStorage storage = new();
        storage.Put(File0, Find(record0, 0));
        storage.Put(File1, Find(record1, 1));
        Journal journal = new(storage);
        journal.Load();
        storage.CountAnew();
        storage.Cut = new StorageCut(0, CutForm.Head);
        Assert.Throws<PowerCutException>(() => journal.Write(MakeState(6)));
        Assert.Equal(JournalStatus.Unprovisioned, new Journal(storage).Load());
    }

    [Fact]
    public void Write_StorageKeepsOtherBytes_SaysSo()
    {
        PowerCutStorage storage = MakeGood();
        Journal journal = new(new ForgetfulStorage(storage));
        journal.Load();
        Assert.False(journal.Write(MakeState(6)));
        Assert.Equal(5u, journal.State.Counter);
    }

    [Fact]
    public void Write_StorageFails_SaysSoAndRemembersTheOldState()
    {
        foreach (StorageOperationKind kind in new[]
        {
            StorageOperationKind.Write, StorageOperationKind.Flush, StorageOperationKind.Read,
        })
        {
            PowerCutStorage storage = MakeGood();
            Journal journal = new(storage);
            journal.Load();
            storage.Failing = operation => operation.Kind == kind;
            Assert.False(journal.Write(MakeState(6)));
            Assert.Equal(5u, journal.State.Counter);
        }
    }

    [Fact]
    public void Load_ReadFailsTwice_IsAskedAgain()
    {
        PowerCutStorage storage = MakeGood();
        int failures = 2;
        storage.Failing = operation => operation.Kind == StorageOperationKind.Read && failures-- > 0;
        Journal journal = new(storage);
        journal.Load();
        Assert.Equal(JournalRecordStatus.Ok, journal.RecordAt(0));
        storage.Failing = operation => operation.Name == File0;
        journal.Load();
        Assert.Equal(JournalRecordStatus.Unreadable, journal.RecordAt(0));
        Assert.Equal(5u, journal.State.Counter);
    }

    [Fact]
    public void Write_RevokedKeys_AreRemembered()
    {
        PowerCutStorage storage = MakeGood();
        Journal journal = new(storage);
        journal.Load();
        JournalState next = journal.State.Copy();
        next.Revoked = MakeRevoked(RevokedKeys.Capacity);
        Assert.True(journal.Write(next));

        Journal after = new(storage);
        Assert.Equal(JournalStatus.Ok, after.Load());
        Assert.True(after.State.Revoked.IsSame(next.Revoked));
        Assert.True(after.State.Revoked.Contains(MakeHash(7)));
        Assert.False(after.State.Revoked.Contains(MakeHash(8)));
        Assert.False(after.State.IsSame(new JournalState()));
    }

    [Theory]
    [InlineData(9, 0, "more keys than there is room for")]
    [InlineData(0xFF, 0, "no number of keys")]
    [InlineData(1, 1, "a name in a place that is not used")]
    public void TryRead_RevokedKeysThatCannotBe_IsBadContent(byte count, byte stray, string reason)
    {
        JournalState state = MakeState(5);
        state.Revoked = MakeRevoked(1);
        byte[] bytes = JournalRecord.Write(state, 10);
        bytes = Seal(Seal(bytes, at: 11, count), at: 24 + RevokedKeys.NameSize, stray);

        Assert.True(JournalRecord.TryRead(bytes, 0, out _, out _) == JournalRecordStatus.BadContent, reason);
    }

    [Fact]
    public void IsSame_AnythingElse_IsNot()
    {
        Action<JournalState>[] changes =
        [
            state => state.Active = Slot.B,
            state => state.Counter = 6,
            state => state.Revoked = MakeRevoked(1),
            state => state.SetState(Slot.A, SlotState.Empty),
            state => state.SetState(Slot.B, SlotState.Empty),
            state => state.SetCounter(Slot.A, 6),
            state => state.SetCounter(Slot.B, 6),
            state => state.Version = 1,
            state => state.Version = 1UL << 63,
            state => state.Starts = 1,
            state => state.Request = BootReason.LaunchFailed,
            state => state.SetIdentity(Slot.A, new ImageIdentity(ImageIdentity.DigestKind, MakeHash(1))),
            state => state.SetIdentity(Slot.B, new ImageIdentity(ImageIdentity.UnknownKind, MakeHash(1))),
            state => state.Rejected = new ImageIdentity(ImageIdentity.DigestKind, new byte[ImageIdentity.Size]),
        ];
        foreach (Action<JournalState> change in changes)
        {
            JournalState other = MakeState(5).Copy();
            Assert.True(other.IsSame(MakeState(5)));
            change(other);
            Assert.False(other.IsSame(MakeState(5)));
            Assert.False(MakeState(5).IsSame(other));
        }
    }

    [Fact]
    public void Write_EveryFieldThatItHas_IsReadBack()
    {
        JournalState state = MakeState(5);
        state.Version = 0x0102030405060708;
        state.Starts = 200;
        state.Request = BootReason.LaunchFailed;
        state.SetIdentity(Slot.A, new ImageIdentity(ImageIdentity.DigestKind, MakeHash(1)));
        state.SetIdentity(Slot.B, new ImageIdentity(ImageIdentity.AnnouncedKind, MakeHash(2)));
        state.Rejected = new ImageIdentity(ImageIdentity.DigestKind, MakeHash(3));

        byte[] bytes = JournalRecord.Write(state, 10);
        Assert.Equal(JournalRecord.Size, bytes.Length);
        Assert.Equal(
            JournalRecordStatus.Ok, JournalRecord.TryRead(bytes, 0, out JournalState? read, out uint sequence));
        Assert.Equal(10u, sequence);
        Assert.True(read!.IsSame(state));
        Assert.Equal((0x0102030405060708UL, 200, BootReason.LaunchFailed), (read.Version, read.Starts, read.Request));
    }

    [Fact]
    public void Load_OldLayout_KeepsWhatItSaysAndKnowsNoIdentity()
    {
        PowerCutStorage storage = new();
        JournalState state = MakeState(5);
        state.Revoked = MakeRevoked(2);
        storage.Put(File0, OldJournalRecord.Write(state, 10));
        storage.Put(File1, OldJournalRecord.Write(state, 11));
        Journal journal = new(storage);
        Assert.Equal(JournalStatus.Ok, journal.Load());
        Assert.True(journal.Repair());
        storage.PowerOff();

        Journal after = new(storage);
        after.Load();
        Assert.Equal((JournalRecordStatus.Ok, JournalRecordStatus.Ok), (after.RecordAt(0), after.RecordAt(1)));
        Assert.True(after.State.IsSame(state));
        Assert.Equal(ImageIdentity.UnknownKind, after.State.IdentityOf(Slot.A).Kind);
    }

    [Fact]
    public void Write_StorageGivesAnotherRecordOfThatNumber_SaysSo()
    {
        byte[] other = JournalRecord.Write(MakeState(7), 12);
        PowerCutStorage storage = MakeGood();
        Journal journal = new(new OtherRecordStorage(storage, other));
        journal.Load();
        Assert.False(journal.Write(MakeState(6)));
        Assert.Equal(5u, journal.State.Counter);
    }

    [Fact]
    public void RevokedKeys_LastByteDiffers_IsAnotherSet()
    {
        byte[] hash = MakeHash(1);
        byte[] other = (byte[])hash.Clone();
        other[RevokedKeys.NameSize - 1] ^= 1;
        Assert.False(RevokedKeys.None.With(hash)!.IsSame(RevokedKeys.None.With(other)!));
        Assert.False(RevokedKeys.None.With(hash)!.Contains(other));
        Assert.True(RevokedKeys.None.With(hash)!.IsSame(RevokedKeys.None.With(hash)!));
    }

    [Fact]
    public void RevokedKeys_Ninth_IsNotTaken()
    {
        RevokedKeys keys = MakeRevoked(RevokedKeys.Capacity);
        Assert.Null(keys.With(MakeHash(8)));
        Assert.Same(keys, keys.With(MakeHash(3)));
        Assert.Equal(RevokedKeys.Capacity, keys.Count);
    }

    private static RevokedKeys MakeRevoked(int count)
    {
        RevokedKeys keys = RevokedKeys.None;
        for (int i = 0; i < count; i++)
        {
            keys = keys.With(MakeHash(i))!;
        }

        return keys;
    }

    private static byte[] MakeHash(int key)
    {
        return SHA256.HashData([(byte)key]);
    }

    // Changes a byte of a record and computes the CRC again.
    private static byte[] Seal(byte[] record, int at, byte value)
    {
        byte[] bytes = (byte[])record.Clone();
        bytes[at] = value;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(204), PeCrc32.Compute(0xFFFFFFFF, bytes, 0, 204));
        return bytes;
    }

    private static byte[]? Find(string name, int index)
    {
        JournalState impossible = MakeState(5);
        impossible.SetState(Slot.A, SlotState.Trial);
        impossible.SetState(Slot.B, SlotState.Confirmed);
        return name switch
        {
            "good" => index == 0 ? s_good0 : s_good1,
            "missing" => null,
            "empty" => [],
            "short" => s_good0[..17],
            "torn" => s_torn,
            "flipped" => s_flipped,
            "older" => JournalRecord.Write(MakeState(4), 10),
            "copy" => s_good1,
            "impossible" => JournalRecord.Write(impossible, 12),
            "foreign" => Seal(s_good0, at: 3, value: (byte)'1'),
            "old" => index == 0 ? s_old0 : s_old1,
            "old flipped" => Flip(s_old0, 100),
            "old cut" => s_good0[..100],
            "state 5" => Seal(s_good0, at: 9, value: 5),
            "state 5 of B" => Seal(s_good0, at: 10, value: 5),
            "active 2" => Seal(s_good0, at: 8, value: 2),
            "zeros" => new byte[JournalRecord.Size],
            _ => throw new ArgumentException(name),
        };
    }

    private static PowerCutStorage MakeGood()
    {
        PowerCutStorage storage = new();
        storage.Put(File0, s_good0);
        storage.Put(File1, s_good1);
        return storage;
    }

    private static JournalState MakeState(uint counter)
    {
        JournalState state = new() { Active = Slot.A, Counter = counter };
        state.SetState(Slot.A, SlotState.Confirmed);
        state.SetState(Slot.B, SlotState.Rejected);
        state.SetCounter(Slot.A, counter);
        return state;
    }

    // Reports success and writes nothing.
    private sealed class ForgetfulStorage(BootStorage inner) : WrappedStorage(inner)
    {
        public override bool Write(string name, int offset, byte[] source, int at, int count)
        {
            return true;
        }
    }

    // After a write, a read gives another good record with the number of the written record.
    private sealed class OtherRecordStorage(BootStorage inner, byte[] record) : WrappedStorage(inner)
    {
        private bool _isWritten;

        public override bool Write(string name, int offset, byte[] source, int at, int count)
        {
            _isWritten = true;
            return base.Write(name, offset, source, at, count);
        }

        public override bool Read(string name, int offset, byte[] target, int at, int count)
        {
            if (!_isWritten)
            {
                return base.Read(name, offset, target, at, count);
            }

            Array.Copy(record, offset, target, at, count);
            return true;
        }
    }

    private static byte[] Flip(byte[] bytes, int bit)
    {
        byte[] flipped = (byte[])bytes.Clone();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }
}
