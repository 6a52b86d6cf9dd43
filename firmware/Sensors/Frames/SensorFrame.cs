using System;
using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>A received frame: created once, filled again by each receive. Decoding reads the frame's payload.</summary>
public sealed class SensorFrame
{
    private const int MaximumSize = FrameLayout.MaximumPayload + FrameLayout.Overhead;

    // The whole frame: copied once, then checked and read only here, so that no other code changes it between check and
    // read.
    private readonly byte[] _bytes = new byte[MaximumSize];
    private readonly ByteReader _reader;
    private ushort _sequence;
    private uint _timestamp;
    private byte _source;
    private int _length;

    /// <summary>An empty frame.</summary>
    public SensorFrame()
    {
        _reader = new ByteReader(_bytes, 0, 0);
    }

    /// <summary>The sequence number: one more than that of the frame before.</summary>
    public ushort Sequence => _sequence;

    /// <summary>Milliseconds when the frame was sent.</summary>
    public uint Timestamp => _timestamp;

    /// <summary>The number of the sensor.</summary>
    public byte Source => _source;

    /// <summary>The length of the payload.</summary>
    public int Length => _length;

    /// <summary>Reads the payload, from its start after each receive. Always the same reader object, which ends at the
    /// end of this payload.</summary>
    public ByteReader Payload => _reader;

    /// <summary>Parses <paramref name="count"/> bytes of <paramref name="bytes"/> from index <paramref name="start"/>
    /// as one whole frame.</summary>
    /// <remarks>The bytes are copied once, then checked and read in the copy: a frame that is Ok stays Ok, whatever is
    /// written to the array.</remarks>
    /// <returns>Ok, Truncated, BadLength or BadCrc; unless Ok, this frame is empty and its numbers are 0.</returns>
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
        // Clears the bytes of the frame before that this frame, which is shorter, does not overwrite.
        if (_length + FrameLayout.Overhead > count)
        {
            Array.Clear(_bytes, 0, MaximumSize);
        }

        FrameStatus status = Take(bytes, start, count);
        if (status != FrameStatus.Ok)
        {
            Empty();
            return status;
        }

        Read(count - FrameLayout.Overhead);
        return FrameStatus.Ok;
    }

    // The checks use the copy: another thread may be writing to the array.
    private FrameStatus Take(byte[] bytes, int start, int count)
    {
        // The length byte exists only if the overhead does.
        if (count < FrameLayout.Overhead)
        {
            return FrameStatus.Truncated;
        }

        if (count > MaximumSize)
        {
            return FrameStatus.BadLength;
        }

        byte[] copy = _bytes;
        Array.Copy(bytes, start, copy, 0, count);
        int length = copy[FrameLayout.LengthOffset];
        if (length != count - FrameLayout.Overhead)
        {
            return length > count - FrameLayout.Overhead ? FrameStatus.Truncated : FrameStatus.BadLength;
        }

        int end = count - FrameLayout.CrcSize;
        int crc = (copy[end] << 8) | copy[end + 1];
        return Crc16.Run(Crc16.Initial, copy, 0, end) == crc ? FrameStatus.Ok : FrameStatus.BadCrc;
    }

    private void Read(int length)
    {
        byte[] bytes = _bytes;
        _sequence = (ushort)(bytes[0] | (bytes[1] << 8));
        _timestamp = bytes[2] | ((uint)bytes[3] << 8) | ((uint)bytes[4] << 16) | ((uint)bytes[5] << 24);
        _source = bytes[FrameLayout.SourceOffset];
        _length = length;
        _ = _reader.TryCover(FrameLayout.HeaderSize, length);
    }

    private void Empty()
    {
        Array.Clear(_bytes, 0, MaximumSize);
        _sequence = 0;
        _timestamp = 0;
        _source = 0;
        _length = 0;
        _ = _reader.TryCover(0, 0);
    }
}
