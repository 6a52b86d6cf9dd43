using SecureBoot.Buffers;
using SecureBoot.Image;

namespace SecureBoot.Updates;

/// <summary>The bytes of an <see cref="UpdateState"/> (docs/updates.md, section 6).</summary>
/// <remarks>
/// <code>
/// offset  size  field
///      0     4  magic "SBU2"
///      4     4  number: even in record 0, odd in record 1
///      8     4  sequence          12 4 issued
///     16     4  tried sequence    20 4 tried result
///     24     4  tried reason      28 4 tried slot
///     32     8  tried version     40 8 action
///     48     4  is reported       52 4 target issued
///     56     8  publishers        64 32 fingerprint
///     96    32  tried digest     128 32 target digest
///    160     4  number, again
///    164     4  CRC-32 of the 164 bytes before, polynomial 04C11DB7, start FFFFFFFF
/// </code>
/// </remarks>
internal static class UpdateRecord
{
    internal const int Size = 168;

    private const uint Magic = 0x32554253;
    private const uint CrcStart = 0xFFFFFFFF;
    private const int CrcSize = 4;

    internal static byte[] Write(UpdateState state, uint number)
    {
        byte[] bytes = new byte[Size];
        ByteWriter writer = new(bytes, 0, Size);
        bool isWritten = writer.TryWriteUInt32(Magic)
            && writer.TryWriteUInt32(number)
            && writer.TryWriteUInt32(state.Sequence)
            && writer.TryWriteUInt32(state.Issued)
            && writer.TryWriteUInt32(state.TriedSequence)
            && writer.TryWriteUInt32((uint)state.TriedResult)
            && writer.TryWriteUInt32(state.TriedReason)
            && writer.TryWriteUInt32(state.TriedSlot)
            && WriteUInt64(writer, state.TriedVersion)
            && WriteUInt64(writer, state.ActionId)
            && writer.TryWriteUInt32(state.IsReported ? 1u : 0)
            && writer.TryWriteUInt32(state.TargetIssued)
            && writer.TryWriteBytes(state.Publishers, 0, UpdateState.PublishersSize)
            && writer.TryWriteBytes(state.Fingerprint, 0, ImageIdentity.Size)
            && writer.TryWriteBytes(state.TriedDigest, 0, ImageIdentity.Size)
            && writer.TryWriteBytes(state.TargetDigest, 0, ImageIdentity.Size)
            && writer.TryWriteUInt32(number)
            && writer.TryWriteUInt32(PeCrc32.Compute(CrcStart, bytes, 0, Size - CrcSize));
        return isWritten ? bytes : new byte[0];
    }

    /// <summary>The state in a record of <see cref="Size"/> bytes; null when the record is torn, damaged or
    /// invalid.</summary>
    internal static UpdateState? TryRead(byte[] bytes, out uint number)
    {
        number = 0;
        ByteReader reader = new(bytes, 0, bytes.Length);
        UpdateState state = new();
        if (!reader.TryReadUInt32(out uint magic) || magic != Magic
            || !reader.TryReadUInt32(out uint head)
            || !ReadFields(reader, state)
            || !reader.TryReadUInt32(out uint tail) || head != tail
            || !reader.TryReadUInt32(out uint crc) || reader.Remaining != 0
            || crc != PeCrc32.Compute(CrcStart, bytes, 0, Size - CrcSize))
        {
            return null;
        }

        number = head;
        return state;
    }

    private static bool ReadFields(ByteReader reader, UpdateState state)
    {
        if (!reader.TryReadUInt32(out uint sequence)
            || !reader.TryReadUInt32(out uint issued)
            || !reader.TryReadUInt32(out uint triedSequence)
            || !reader.TryReadUInt32(out uint triedResult) || triedResult > (uint)TriedResult.Canceled
            || !reader.TryReadUInt32(out uint triedReason)
            || !reader.TryReadUInt32(out uint triedSlot)
            || !ReadUInt64(reader, out ulong triedVersion)
            || !ReadUInt64(reader, out ulong actionId)
            || !reader.TryReadUInt32(out uint isReported) || isReported > 1
            || !reader.TryReadUInt32(out uint targetIssued)
            || !reader.TryReadBytes(state.Publishers, 0, UpdateState.PublishersSize)
            || !reader.TryReadBytes(state.Fingerprint, 0, ImageIdentity.Size)
            || !reader.TryReadBytes(state.TriedDigest, 0, ImageIdentity.Size)
            || !reader.TryReadBytes(state.TargetDigest, 0, ImageIdentity.Size))
        {
            return false;
        }

        state.Sequence = sequence;
        state.Issued = issued;
        state.TriedSequence = triedSequence;
        state.TriedResult = (TriedResult)triedResult;
        state.TriedReason = triedReason;
        state.TriedSlot = triedSlot;
        state.TriedVersion = triedVersion;
        state.ActionId = actionId;
        state.IsReported = isReported == 1;
        state.TargetIssued = targetIssued;
        return true;
    }

    private static bool WriteUInt64(ByteWriter writer, ulong value)
    {
        return writer.TryWriteUInt32((uint)(value & 0xFFFFFFFF)) && writer.TryWriteUInt32((uint)(value >> 32));
    }

    private static bool ReadUInt64(ByteReader reader, out ulong value)
    {
        value = 0;
        if (!reader.TryReadUInt32(out uint low) || !reader.TryReadUInt32(out uint high))
        {
            return false;
        }

        value = ((ulong)high << 32) | low;
        return true;
    }
}
