using System;

namespace SecureBoot.Sensors;

/// <summary>Writes frames.</summary>
public static class FrameWriter
{
    /// <summary>Writes one frame to <paramref name="target"/> from index <paramref name="at"/>.</summary>
    /// <returns>The frame's size, or 0 without a write: the payload is not in its array, is too long, or the frame does
    /// not fit.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="target"/> or <paramref name="payload"/> is
    /// null.</exception>
    public static int TryWrite(
        byte[] target, int at, ushort sequence, uint timestamp, byte source, byte[] payload, int from, int count)
    {
        if (target is null)
        {
            throw new ArgumentNullException(nameof(target));
        }

        if (!IsPayload(payload, from, count)
            || at < 0
            || at > target.Length
            || count + FrameLayout.Overhead > target.Length - at)
        {
            return 0;
        }

        Write(target, at, sequence, timestamp, source, payload, from, count);
        return count + FrameLayout.Overhead;
    }

    /// <summary>Whether the range is inside the array and at most as long as the largest payload.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="payload"/> is null.</exception>
    internal static bool IsPayload(byte[] payload, int from, int count)
    {
        if (payload is null)
        {
            throw new ArgumentNullException(nameof(payload));
        }

        return count >= 0
            && count <= FrameLayout.MaximumPayload
            && from >= 0
            && from <= payload.Length
            && count <= payload.Length - from;
    }

    /// <summary>Writes a frame whose range was checked.</summary>
    internal static void Write(
        byte[] target, int at, ushort sequence, uint timestamp, byte source, byte[] payload, int from, int count)
    {
        // Conversions to byte take the low bits: the host would check the conversions.
        unchecked
        {
            target[at] = (byte)sequence;
            target[at + 1] = (byte)(sequence >> 8);
            target[at + 2] = (byte)timestamp;
            target[at + 3] = (byte)(timestamp >> 8);
            target[at + 4] = (byte)(timestamp >> 16);
            target[at + 5] = (byte)(timestamp >> 24);
            target[at + FrameLayout.SourceOffset] = source;
            target[at + FrameLayout.LengthOffset] = (byte)count;
            Array.Copy(payload, from, target, at + FrameLayout.HeaderSize, count);

            int end = at + FrameLayout.HeaderSize + count;
            ushort crc = Crc16.Run(Crc16.Initial, target, at, FrameLayout.HeaderSize + count);
            target[end] = (byte)(crc >> 8);
            target[end + 1] = (byte)crc;
        }
    }
}
