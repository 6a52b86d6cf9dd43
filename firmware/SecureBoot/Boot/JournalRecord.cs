using SecureBoot.Buffers;
using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>One of the journal's two records (docs/boot.md, section 3).</summary>
/// <remarks>
/// <code>
/// offset  size  field
///      0     4  magic             53 42 4A 32, "SBJ2"
///      4     4  sequence          even in record 0, odd in record 1
///      8     1  active slot       0 A, 1 B
///      9     1  state of slot A
///     10     1  state of slot B
///     11     1  revoked keys      how many, 0 to 8
///     12     4  security counter
///     16     4  counter of the image in A
///     20     4  counter of the image in B
///     24    64  of each revoked key the first 8 bytes of its key hash; 0 where there is none
///     88     4  sequence again: another one here is a torn write
///     92     4  CRC-32 of the 92 bytes before it, polynomial 04C11DB7, start FFFFFFFF
/// </code>
/// All integers are little-endian.
/// </remarks>
public static class JournalRecord
{
    /// <summary>Bytes of a record.</summary>
    public const int Size = 96;

    /// <summary>How many records there are.</summary>
    public const int Count = 2;

    private const uint Magic = 0x324A4253;
    private const int CrcOffset = 92;
    private const int NamesSize = RevokedKeys.Capacity * RevokedKeys.NameSize;
    private const uint CrcStart = 0xFFFFFFFF;

    /// <summary>The name of a record's file in the storage.</summary>
    public static string FileOf(int index)
    {
        return index == 0 ? "journal0" : "journal1";
    }

    /// <summary>Which record a sequence number belongs to.</summary>
    public static int IndexOf(uint sequence)
    {
        return (int)(sequence & 1);
    }

    /// <summary>The bytes of a record.</summary>
    public static byte[] Write(JournalState state, uint sequence)
    {
        byte[] bytes = new byte[Size];
        ByteWriter writer = new(bytes, 0, Size);
        bool written = writer.TryWriteUInt32(Magic)
            && writer.TryWriteUInt32(sequence)
            && writer.TryWriteByte((byte)state.Active)
            && writer.TryWriteByte((byte)state.StateOf(Slot.A))
            && writer.TryWriteByte((byte)state.StateOf(Slot.B))
            && writer.TryWriteByte((byte)state.Revoked.Count)
            && writer.TryWriteUInt32(state.Counter)
            && writer.TryWriteUInt32(state.CounterOf(Slot.A))
            && writer.TryWriteUInt32(state.CounterOf(Slot.B))
            && writer.TryWriteBytes(state.Revoked.ToArray(), 0, NamesSize)
            && writer.TryWriteUInt32(sequence)
            && writer.TryWriteUInt32(PeCrc32.Compute(CrcStart, bytes, 0, CrcOffset));
        return written ? bytes : new byte[0];
    }

    /// <summary>Reads a record from an array of <see cref="Size"/> bytes.</summary>
    /// <param name="bytes">The record.</param>
    /// <param name="index">Which of the two it is.</param>
    /// <param name="state">What it says, or null unless the status is <see cref="JournalRecordStatus.Ok"/>.</param>
    /// <param name="sequence">Its number, or 0.</param>
    public static JournalRecordStatus TryRead(byte[] bytes, int index, out JournalState? state, out uint sequence)
    {
        state = null;
        sequence = 0;
        byte[] names = new byte[NamesSize];
        ByteReader reader = new(bytes, 0, bytes.Length);
        if (!reader.TryReadUInt32(out uint magic) ||
            !reader.TryReadUInt32(out uint head) ||
            !reader.TryReadByte(out byte active) ||
            !reader.TryReadByte(out byte stateA) ||
            !reader.TryReadByte(out byte stateB) ||
            !reader.TryReadByte(out byte revokedCount) ||
            !reader.TryReadUInt32(out uint counter) ||
            !reader.TryReadUInt32(out uint counterA) ||
            !reader.TryReadUInt32(out uint counterB) ||
            !reader.TryReadBytes(names, 0, names.Length) ||
            !reader.TryReadUInt32(out uint tail) ||
            !reader.TryReadUInt32(out uint crc) ||
            head != tail)
        {
            return JournalRecordStatus.Torn;
        }

        if (crc != PeCrc32.Compute(CrcStart, bytes, 0, CrcOffset))
        {
            return JournalRecordStatus.Flipped;
        }

        RevokedKeys? revoked = RevokedKeys.TryRead(names, revokedCount);
        if (magic != Magic || revoked is null || !IsPossible(active, stateA, stateB))
        {
            return JournalRecordStatus.BadContent;
        }

        if (IndexOf(head) != index)
        {
            return JournalRecordStatus.Stale;
        }

        JournalState read = new() { Active = active, Counter = counter, Revoked = revoked };
        read.SetState(Slot.A, (SlotState)stateA);
        read.SetState(Slot.B, (SlotState)stateB);
        read.SetCounter(Slot.A, counterA);
        read.SetCounter(Slot.B, counterB);
        state = read;
        sequence = head;
        return JournalRecordStatus.Ok;
    }

    // The active slot holds a confirmed image, or nothing yet.
    private static bool IsPossible(byte active, byte stateA, byte stateB)
    {
        if (active > Slot.B || stateA > (byte)SlotState.Rejected || stateB > (byte)SlotState.Rejected)
        {
            return false;
        }

        SlotState state = (SlotState)(active == Slot.A ? stateA : stateB);
        return state is SlotState.Confirmed or SlotState.Empty;
    }
}
