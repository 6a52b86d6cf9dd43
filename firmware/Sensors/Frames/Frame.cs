using System;
using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>A received frame: made once, filled again by each receive. Decoding reads its payload.</summary>
public sealed class Frame
{
    private readonly byte[] _payload = new byte[FrameLayout.MaximumPayload];
    private readonly ByteReader _reader;
    private ushort _sequence;
    private uint _timestamp;
    private byte _source;
    private int _length;

    /// <summary>An empty frame.</summary>
    public Frame()
    {
        _reader = new ByteReader(_payload, 0, 0);
    }

    /// <summary>One more than that of the frame sent before.</summary>
    public ushort Sequence => _sequence;

    /// <summary>Milliseconds when the frame was sent.</summary>
    public uint Timestamp => _timestamp;

    /// <summary>Which sensor.</summary>
    public byte Source => _source;

    /// <summary>The length of the payload.</summary>
    public int Length => _length;

    /// <summary>Reads the payload, from its start after each receive. Always the same reader: it ends where this payload ends.</summary>
    public ByteReader Payload => _reader;

    /// <summary>Parses <paramref name="count"/> bytes of <paramref name="bytes"/> from index <paramref name="start"/> as one whole frame.</summary>
    /// <returns>Ok, Truncated, BadLength or BadCrc; unless Ok, this frame is empty.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range is not inside the array.</exception>
    public FrameStatus Parse(byte[] bytes, int start, int count)
    {
        if (bytes is null)
        {
            throw new ArgumentNullException(nameof(bytes));
        }

        if (start < 0 || start > bytes.Length || count < 0 || count > bytes.Length - start)
        {
            throw new ArgumentOutOfRangeException(nameof(count));
        }

        return ParseSlot(bytes, start, count);
    }

    /// <summary>As <see cref="Parse"/>, for a range that is a ring's slot.</summary>
    internal FrameStatus ParseSlot(byte[] bytes, int start, int count)
    {
        Array.Clear(_payload, 0, _length);
        _length = 0;
        FrameStatus status = Check(bytes, start, count);
        if (status == FrameStatus.Ok)
        {
            Read(bytes, start, count - FrameLayout.Overhead);
        }

        _reader.TryCover(0, _length);
        return status;
    }

    private static FrameStatus Check(byte[] bytes, int start, int count)
    {
        // The length byte is there only when the overhead is.
        if (count < FrameLayout.Overhead)
        {
            return FrameStatus.Truncated;
        }

        int length = bytes[start + FrameLayout.LengthOffset];
        if (length != count - FrameLayout.Overhead)
        {
            return length > count - FrameLayout.Overhead ? FrameStatus.Truncated : FrameStatus.BadLength;
        }

        int end = start + count - FrameLayout.CrcSize;
        int crc = (bytes[end] << 8) | bytes[end + 1];
        return Crc16.Run(Crc16.Initial, bytes, start, count - FrameLayout.CrcSize) == crc ? FrameStatus.Ok : FrameStatus.BadCrc;
    }

    private void Read(byte[] bytes, int start, int length)
    {
        _sequence = (ushort)(bytes[start] | (bytes[start + 1] << 8));
        _timestamp = bytes[start + 2] | ((uint)bytes[start + 3] << 8) | ((uint)bytes[start + 4] << 16) | ((uint)bytes[start + 5] << 24);
        _source = bytes[start + FrameLayout.SourceOffset];
        _length = length;
        Array.Copy(bytes, start + FrameLayout.HeaderSize, _payload, 0, length);
    }
}
