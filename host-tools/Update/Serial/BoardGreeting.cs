using System;
using SecureBoot.Boot;
using SecureBoot.Buffers;
using SecureBoot.Image;

namespace SecureBoot.Update.Serial;

/// <summary>The board's answer to Hello (docs/update-protocol.md, section 4).</summary>
/// <param name="Reason">Why it is in recovery.</param>
/// <param name="Refusal">Why the image that was refused last was refused.</param>
/// <param name="StateA">The state of slot A.</param>
/// <param name="StateB">The state of slot B.</param>
/// <param name="StagingSlot">The slot that the image will go to.</param>
/// <param name="Counter">The security counter.</param>
/// <param name="MaxSize">Most bytes an image may have.</param>
/// <param name="MaxChunk">Most bytes of a chunk.</param>
public sealed record BoardGreeting(
    BootReason Reason,
    VerifyStatus Refusal,
    SlotState StateA,
    SlotState StateB,
    int StagingSlot,
    uint Counter,
    uint MaxSize,
    int MaxChunk)
{
    /// <summary>Reads the answer to Hello; null when this host does not understand the answer.</summary>
    public static BoardGreeting? TryRead(byte[] payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ByteReader reader = new(payload, 0, payload.Length);
        bool isWhole = reader.TryReadByte(out byte result)
            & reader.TryReadByte(out byte version)
            & reader.TryReadByte(out byte reason)
            & reader.TryReadUInt16(out ushort refusal)
            & reader.TryReadByte(out byte stateA)
            & reader.TryReadByte(out byte stateB)
            & reader.TryReadByte(out byte slot)
            & reader.TryReadUInt32(out uint counter)
            & reader.TryReadUInt32(out uint maxSize)
            & reader.TryReadUInt16(out ushort maxChunk);
        return isWhole && result == 0 && version == Boot.Serial.UpdateServer.Version && maxChunk >= ImageHeader.Size
            ? new BoardGreeting(
                (BootReason)reason,
                (VerifyStatus)refusal,
                (SlotState)stateA,
                (SlotState)stateB,
                slot,
                counter,
                maxSize,
                maxChunk)
            : null;
    }
}
