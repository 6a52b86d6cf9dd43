using SecureBoot.Buffers;
using SecureBoot.Image;

namespace SecureBoot.Updates;

/// <summary>The bytes of an <see cref="UpdateState"/> (docs/updates.md, section 6).</summary>
/// <remarks>
/// <code>
/// offset  size  field
///      0     4  magic "SBU1"
///      4     4  number: even in record 0, odd in record 1
///      8     4  sequence          12 4 issued
///     16     4  tried sequence    20 4 tried result
///     24     8  tried version     32 4 target issued
///     36     8  publishers        44 32 fingerprint
///     76    32  tried digest     108 32 target digest
///    140     4  number, again
///    144     4  CRC-32 of the 144 bytes before, polynomial 04C11DB7, start FFFFFFFF
/// </code>
/// </remarks>
internal static class UpdateRecord
{
    internal const int Size = 148;

    private const uint Magic = 0x31554253;
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
            && writer.TryWriteUInt32((uint)(state.TriedVersion & 0xFFFFFFFF))
            && writer.TryWriteUInt32((uint)(state.TriedVersion >> 32))
            && writer.TryWriteUInt32(state.TargetIssued)
            && writer.TryWriteBytes(state.Publishers, 0, UpdateState.PublishersSize)
            && writer.TryWriteBytes(state.Fingerprint, 0, ImageIdentity.Size)
            && writer.TryWriteBytes(state.TriedDigest, 0, ImageIdentity.Size)
            && writer.TryWriteBytes(state.TargetDigest, 0, ImageIdentity.Size)
            && writer.TryWriteUInt32(number)
            && writer.TryWriteUInt32(PeCrc32.Compute(CrcStart, bytes, 0, Size - CrcSize));
        return isWritten ? bytes : new byte[0];
    }

    /// <summary>What a record of <see cref="Size"/> bytes says; null when it is torn, damaged or says what cannot
    /// be.</summary>
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
            || !reader.TryReadUInt32(out uint triedResult) || triedResult > (uint)TriedResult.Refused
            || !reader.TryReadUInt32(out uint build)
            || !reader.TryReadUInt32(out uint version)
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
        state.TriedVersion = ((ulong)version << 32) | build;
        state.TargetIssued = targetIssued;
        return true;
    }
}
