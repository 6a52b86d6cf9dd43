using SecureBoot.Buffers;
using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>One of the journal's two records (docs/boot.md, section 3).</summary>
/// <remarks>
/// <code>
/// offset  size  field
///      0     4  magic             53 42 4A 33, "SBJ3"
///      4     4  sequence          even in record 0, odd in record 1
///      8     1  active slot       0 A, 1 B
///      9     1  state of slot A
///     10     1  state of slot B
///     11     1  revoked keys      how many, 0 to 8
///     12     4  security counter
///     16     4  counter of the image in A
///     20     4  counter of the image in B
///     24    64  the first 8 bytes of each revoked key's hash; unused places are 0
///     88     4  build number of the version that was confirmed last
///     92     4  the rest of it    major 1, minor 1, revision 2, major highest
///     96     1  starts without a sign of life
///     97     1  request for recovery: a boot reason, or 0
///     98     1  kind of the identity of the image in A
///     99     1  kind of that of B
///    100     1  kind of that of the rejected image
///    101     3  0
///    104    32  identity of the image in A
///    136    32  identity of the image in B
///    168    32  identity of the image that was rejected last
///    200     4  sequence again: another one here is a torn write
///    204     4  CRC-32 of the 204 bytes before it, polynomial 04C11DB7, start FFFFFFFF
/// </code>
/// All integers are little-endian. A record of the version before, "SBJ2", has 96 bytes: up to offset 88, then sequence
/// and CRC.
/// </remarks>
public static class JournalRecord
{
    /// <summary>Bytes of a record.</summary>
    public const int Size = 208;

    /// <summary>Bytes of a record of the version before.</summary>
    public const int OldSize = 96;

    /// <summary>The number of records.</summary>
    public const int Count = 2;

    private const uint Magic = 0x334A4253;
    private const uint OldMagic = 0x324A4253;
    private const int CrcSize = 4;
    private const int NamesSize = RevokedKeys.Capacity * RevokedKeys.NameSize;
    private const uint CrcStart = 0xFFFFFFFF;

    /// <summary>The name of a record's file in the storage.</summary>
    public static string FileOf(int index)
    {
        return index == 0 ? "journal0" : "journal1";
    }

    /// <summary>The index of the record that a sequence number belongs to.</summary>
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
            && WriteFirst(writer, state, sequence)
            && writer.TryWriteUInt32((uint)(state.Version & 0xFFFFFFFF))
            && writer.TryWriteUInt32((uint)(state.Version >> 32))
            && writer.TryWriteByte((byte)state.Starts)
            && writer.TryWriteByte((byte)state.Request)
            && writer.TryWriteByte(state.IdentityOf(Slot.A).Kind)
            && writer.TryWriteByte(state.IdentityOf(Slot.B).Kind)
            && writer.TryWriteUInt32(state.Rejected.Kind)
            && writer.TryWriteBytes(state.IdentityOf(Slot.A).Value, 0, ImageIdentity.Size)
            && writer.TryWriteBytes(state.IdentityOf(Slot.B).Value, 0, ImageIdentity.Size)
            && writer.TryWriteBytes(state.Rejected.Value, 0, ImageIdentity.Size)
            && writer.TryWriteUInt32(sequence)
            && writer.TryWriteUInt32(PeCrc32.Compute(CrcStart, bytes, 0, Size - CrcSize));
        return written ? bytes : new byte[0];
    }

    /// <summary>Reads a record from an array of <see cref="Size"/> bytes, or a record of the previous version from at
    /// least <see cref="OldSize"/> bytes.</summary>
    /// <param name="bytes">The record.</param>
    /// <param name="index">The index of the record, 0 or 1.</param>
    /// <param name="state">The state in the record, or null unless the status is <see cref="JournalRecordStatus.Ok"/>
    /// or <see cref="JournalRecordStatus.OldLayout"/>.</param>
    /// <param name="sequence">The number, or 0.</param>
    public static JournalRecordStatus TryRead(byte[] bytes, int index, out JournalState? state, out uint sequence)
    {
        return TryRead(bytes, index, isCrcKnown: false, out state, out sequence);
    }

    /// <summary>As the other overload; a CRC that was computed over these bytes just before is not computed
    /// again.</summary>
    internal static JournalRecordStatus TryRead(
        byte[] bytes, int index, bool isCrcKnown, out JournalState? state, out uint sequence)
    {
        state = null;
        sequence = 0;
        ByteReader reader = new(bytes, 0, bytes.Length);
        JournalState read = new();
        if (!reader.TryReadUInt32(out uint magic))
        {
            return JournalRecordStatus.Torn;
        }

        int size = magic == OldMagic ? OldSize : Size;
        bool isPossible = true;
        if (bytes.Length < size ||
            !ReadFirst(reader, read, out uint head, ref isPossible) ||
            (size == Size && !ReadRest(reader, read, ref isPossible)) ||
            !reader.TryReadUInt32(out uint tail) ||
            !reader.TryReadUInt32(out uint crc) ||
            head != tail)
        {
            return JournalRecordStatus.Torn;
        }

        if (!isCrcKnown && crc != PeCrc32.Compute(CrcStart, bytes, 0, size - CrcSize))
        {
            return JournalRecordStatus.Flipped;
        }

        if ((magic != Magic && magic != OldMagic) || !isPossible)
        {
            return JournalRecordStatus.BadContent;
        }

        if (IndexOf(head) != index)
        {
            return JournalRecordStatus.Stale;
        }

        state = read;
        sequence = head;
        return size == Size ? JournalRecordStatus.Ok : JournalRecordStatus.OldLayout;
    }

    private static bool WriteFirst(ByteWriter writer, JournalState state, uint sequence)
    {
        return writer.TryWriteUInt32(sequence)
            && writer.TryWriteByte((byte)state.Active)
            && writer.TryWriteByte((byte)state.StateOf(Slot.A))
            && writer.TryWriteByte((byte)state.StateOf(Slot.B))
            && writer.TryWriteByte((byte)state.Revoked.Count)
            && writer.TryWriteUInt32(state.Counter)
            && writer.TryWriteUInt32(state.CounterOf(Slot.A))
            && writer.TryWriteUInt32(state.CounterOf(Slot.B))
            && writer.TryWriteBytes(state.Revoked.ToArray(), 0, NamesSize);
    }

    // The fields of both layouts after the magic.
    private static bool ReadFirst(ByteReader reader, JournalState read, out uint sequence, ref bool isPossible)
    {
        byte[] names = new byte[NamesSize];
        if (!reader.TryReadUInt32(out sequence) ||
            !reader.TryReadByte(out byte active) ||
            !reader.TryReadByte(out byte stateA) ||
            !reader.TryReadByte(out byte stateB) ||
            !reader.TryReadByte(out byte revokedCount) ||
            !reader.TryReadUInt32(out uint counter) ||
            !reader.TryReadUInt32(out uint counterA) ||
            !reader.TryReadUInt32(out uint counterB) ||
            !reader.TryReadBytes(names, 0, names.Length))
        {
            return false;
        }

        RevokedKeys? revoked = RevokedKeys.TryRead(names, revokedCount);
        isPossible = revoked is not null && IsPossible(active, stateA, stateB);
        read.Active = active;
        read.Counter = counter;
        read.Revoked = revoked ?? RevokedKeys.None;
        read.SetState(Slot.A, (SlotState)stateA);
        read.SetState(Slot.B, (SlotState)stateB);
        read.SetCounter(Slot.A, counterA);
        read.SetCounter(Slot.B, counterB);
        return true;
    }

    // The fields that only the current layout has.
    private static bool ReadRest(ByteReader reader, JournalState read, ref bool isPossible)
    {
        byte[] valueA = new byte[ImageIdentity.Size];
        byte[] valueB = new byte[ImageIdentity.Size];
        byte[] valueRejected = new byte[ImageIdentity.Size];
        if (!reader.TryReadUInt32(out uint build) ||
            !reader.TryReadUInt32(out uint version) ||
            !reader.TryReadByte(out byte starts) ||
            !reader.TryReadByte(out byte request) ||
            !reader.TryReadByte(out byte kindA) ||
            !reader.TryReadByte(out byte kindB) ||
            !reader.TryReadUInt32(out uint kindRejected) ||
            !reader.TryReadBytes(valueA, 0, valueA.Length) ||
            !reader.TryReadBytes(valueB, 0, valueB.Length) ||
            !reader.TryReadBytes(valueRejected, 0, valueRejected.Length))
        {
            return false;
        }

        isPossible = isPossible && kindRejected <= byte.MaxValue;
        read.Version = ((ulong)version << 32) | build;
        read.Starts = starts;
        read.Request = (BootReason)request;
        read.SetIdentity(Slot.A, ImageIdentity.Read(kindA, valueA));
        read.SetIdentity(Slot.B, ImageIdentity.Read(kindB, valueB));
        read.Rejected = ImageIdentity.Read((byte)(kindRejected & byte.MaxValue), valueRejected);
        return true;
    }

    // The active slot holds a confirmed image or none yet, or no slot holds a confirmed image.
    private static bool IsPossible(byte active, byte stateA, byte stateB)
    {
        if (active > Slot.B || stateA > (byte)SlotState.Rejected || stateB > (byte)SlotState.Rejected)
        {
            return false;
        }

        SlotState state = (SlotState)(active == Slot.A ? stateA : stateB);
        SlotState other = (SlotState)(active == Slot.A ? stateB : stateA);
        return state is SlotState.Confirmed or SlotState.Empty || other is not SlotState.Confirmed;
    }
}
