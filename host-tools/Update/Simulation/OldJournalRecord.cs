using System;
using System.Buffers.Binary;
using SecureBoot.Boot;
using SecureBoot.Image;

namespace SecureBoot.Update.Simulation;

/// <summary>Journal records of the layout before, "SBJ2", as boards in the field have them.</summary>
public static class OldJournalRecord
{
    private const uint Magic = 0x324A4253;
    private const int TailOffset = 88;
    private const int CrcOffset = 92;

    /// <summary>The bytes of a record: the parts of the state that the old layout has.</summary>
    public static byte[] Write(JournalState state, uint sequence)
    {
        byte[] bytes = JournalRecord.Write(state, sequence)[..JournalRecord.OldSize];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(TailOffset), sequence);
        BinaryPrimitives.WriteUInt32LittleEndian(
            bytes.AsSpan(CrcOffset), PeCrc32.Compute(0xFFFFFFFF, bytes, 0, CrcOffset));
        return bytes;
    }
}
