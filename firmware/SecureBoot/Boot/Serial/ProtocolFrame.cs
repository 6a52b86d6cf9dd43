using System;
using SecureBoot.Buffers;
using SecureBoot.Image;

namespace SecureBoot.Boot.Serial;

/// <summary>A frame on the line (docs/update-protocol.md, section 2).</summary>
/// <remarks>
/// <code>
/// offset  size  field
///      0     1  sync              A5
///      1     1  type
///      2     1  number            the answer has that of the request
///      3     2  length            of the payload, 0 to 528, little-endian
///      5     n  payload
///    5+n     4  CRC-32 of the bytes from type on: polynomial 04C11DB7, start FFFFFFFF
/// </code>
/// </remarks>
public sealed class ProtocolFrame
{
    /// <summary>The first byte.</summary>
    public const byte Sync = 0xA5;

    /// <summary>Most bytes of a payload.</summary>
    public const int MaxPayload = 528;

    /// <summary>The largest chunk in bytes: a payload without its offset.</summary>
    public const int MaxChunk = 512;

    /// <summary>Bytes before the payload.</summary>
    public const int PrefixSize = 5;

    /// <summary>The bytes after the payload.</summary>
    public const int CrcSize = 4;

    /// <summary>Most bytes of a frame.</summary>
    public const int MaxSize = PrefixSize + MaxPayload + CrcSize;

    private const uint CrcStart = 0xFFFFFFFF;

    /// <summary>A frame.</summary>
    public ProtocolFrame(byte type, byte number, byte[] payload)
    {
        Type = type;
        Number = number;
        Payload = payload;
    }

    /// <summary>The request or answer.</summary>
    public byte Type { get; }

    /// <summary>The number.</summary>
    public byte Number { get; }

    /// <summary>The payload.</summary>
    public byte[] Payload { get; }

    /// <summary>Whether the other frame has the same type, number and payload.</summary>
    public bool IsSame(ProtocolFrame other)
    {
        bool same = Type == other.Type && Number == other.Number && Payload.Length == other.Payload.Length;
        for (int i = 0; same && i < Payload.Length; i++)
        {
            same = Payload[i] == other.Payload[i];
        }

        return same;
    }

    /// <summary>The frame's bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The payload is too long.</exception>
    public byte[] Write()
    {
        if (Payload.Length > MaxPayload)
        {
            throw new ArgumentOutOfRangeException(nameof(Payload));
        }

        byte[] bytes = new byte[PrefixSize + Payload.Length + CrcSize];
        // All writes fit: the array has the size of the frame.
        ByteWriter writer = new(bytes, 0, bytes.Length);
        _ = writer.TryWriteByte(Sync);
        _ = writer.TryWriteByte(Type);
        _ = writer.TryWriteByte(Number);
        _ = writer.TryWriteUInt16((ushort)Payload.Length);
        _ = writer.TryWriteBytes(Payload, 0, Payload.Length);
        _ = writer.TryWriteUInt32(ComputeCrc(bytes, 0, Payload.Length));
        return bytes;
    }

    /// <summary>The CRC of a frame that starts at an index of an array.</summary>
    internal static uint ComputeCrc(byte[] bytes, int start, int length)
    {
        return PeCrc32.Compute(CrcStart, bytes, start + 1, PrefixSize - 1 + length);
    }
}
