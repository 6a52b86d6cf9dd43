using System;
using SecureBoot.Buffers;

namespace SecureBoot.Boot.Serial;

/// <summary>Finds frames among the bytes of a channel. Noise is skipped; a frame with an invalid CRC is not a
/// frame.</summary>
public sealed class FrameReader
{
    private readonly ByteChannel _channel;
    private readonly byte[] _bytes = new byte[ProtocolFrame.MaxSize];
    private int _count;

    /// <summary>Reads from <paramref name="channel"/>.</summary>
    public FrameReader(ByteChannel channel)
    {
        _channel = channel;
    }

    /// <summary>The number of skipped frames: frames with an invalid CRC or an invalid length.</summary>
    public int Damaged { get; private set; }

    /// <summary>Whether the reader is inside a frame.</summary>
    public bool IsInside => _count > 0;

    /// <summary>Whether bytes had arrived at the last <see cref="TryRead"/>.</summary>
    public bool HasNews { get; private set; }

    /// <summary>Takes the bytes that have arrived; returns the next frame, or null while no frame is
    /// complete.</summary>
    public ProtocolFrame? TryRead()
    {
        ProtocolFrame? frame = Find();
        HasNews = frame is not null;
        if (HasNews)
        {
            return frame;
        }

        int read = _channel.Read(_bytes, _count, _bytes.Length - _count);
        if (read <= 0)
        {
            return null;
        }

        HasNews = true;
        _count += read;
        return Find();
    }

    /// <summary>Drops an unfinished frame whose other bytes do not arrive.</summary>
    public void GiveUp()
    {
        if (_count > 0)
        {
            Damaged++;
            Drop(1);
        }
    }

    private ProtocolFrame? Find()
    {
        while (_count > 0)
        {
            if (_bytes[0] != ProtocolFrame.Sync)
            {
                DropToSync(0);
                continue;
            }

            if (_count < ProtocolFrame.PrefixSize)
            {
                return null;
            }

            int length = _bytes[3] | (_bytes[4] << 8);
            int size = ProtocolFrame.PrefixSize + length + ProtocolFrame.CrcSize;
            if (length <= ProtocolFrame.MaxPayload && _count < size)
            {
                return null;
            }

            ProtocolFrame? frame = length <= ProtocolFrame.MaxPayload ? Read(length) : null;
            if (frame is not null)
            {
                Drop(size);
                return frame;
            }

            // The damaged frame may contain the start of a valid frame.
            Damaged++;
            DropToSync(1);
        }

        return null;
    }

    private ProtocolFrame? Read(int length)
    {
        ByteReader reader = new(_bytes, ProtocolFrame.PrefixSize + length, ProtocolFrame.CrcSize);
        if (!reader.TryReadUInt32(out uint crc) || crc != ProtocolFrame.ComputeCrc(_bytes, 0, length))
        {
            return null;
        }

        byte[] payload = new byte[length];
        Array.Copy(_bytes, ProtocolFrame.PrefixSize, payload, 0, length);
        return new ProtocolFrame(_bytes[1], _bytes[2], payload);
    }

    private void DropToSync(int from)
    {
        int at = from;
        while (at < _count && _bytes[at] != ProtocolFrame.Sync)
        {
            at++;
        }

        Drop(at);
    }

    private void Drop(int count)
    {
        _count -= count;
        Array.Copy(_bytes, count, _bytes, 0, _count);
    }
}
