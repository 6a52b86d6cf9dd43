using System;
using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>An SMBus block: a length that the device chooses, then that many bytes (System Management Bus Specification
/// 2.0, 5.5.7: 1 to 32).</summary>
public static class SmBusBlock
{
    /// <summary>The longest block.</summary>
    public const int MaximumLength = 32;

    /// <summary>Reads a block into <paramref name="target"/> from index <paramref name="at"/>.</summary>
    /// <returns>Ok, or the reason why no byte was copied: the target and the reader are unchanged, and the length is
    /// 0.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> or <paramref name="target"/> is
    /// null.</exception>
    public static BlockStatus TryRead(ByteReader reader, byte[] target, int at, out int length)
    {
        if (reader is null || target is null)
        {
            throw new ArgumentNullException(reader is null ? nameof(reader) : nameof(target));
        }

        length = 0;
        if (!reader.TryPeekByte(out byte said))
        {
            return BlockStatus.Truncated;
        }

        if (said < 1 || said > MaximumLength)
        {
            return BlockStatus.LengthOutOfRange;
        }

        if (said >= reader.Remaining)
        {
            return BlockStatus.Truncated;
        }

        if (at < 0 || at > target.Length || said > target.Length - at)
        {
            return BlockStatus.TargetTooSmall;
        }

        length = said;
        _ = reader.TrySkip(1);
        _ = reader.TryReadBytes(target, at, said);
        return BlockStatus.Ok;
    }
}
