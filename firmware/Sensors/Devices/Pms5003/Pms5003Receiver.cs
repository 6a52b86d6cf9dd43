using System;
using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>Finds PMS5003 frames in a stream of bytes, one byte at a time, and resynchronizes after garbage.</summary>
/// <remarks>
/// If a supposed frame is invalid, only its first byte is dropped: the search continues in the received bytes, so that
/// a valid frame that began inside the invalid one is not lost. The receiver finds every frame that a search of the
/// whole stream would find.
/// </remarks>
public sealed class Pms5003Receiver
{
    private readonly byte[] _bytes = new byte[Pms5003Frame.Size];
    private int _count;
    private bool _isWhole;
    private int _rejected;
    private int _rejectedBytes;

    /// <summary>The number of supposed frames that were invalid. Stops at its largest value.</summary>
    public int Rejected => _rejected;

    /// <summary>The number of bytes that belonged to no valid frame, as far as known. Stops at its largest
    /// value.</summary>
    public int RejectedBytes => _rejectedBytes;

    /// <summary>Takes the next byte.</summary>
    /// <returns>Ok if the byte ends a valid frame, which you can copy until the next byte; NeedMore inside a frame;
    /// BadStart during the search; BadLength or BadChecksum if the start of a frame was dropped.</returns>
    public Pms5003Status Feed(byte value)
    {
        if (_isWhole)
        {
            _isWhole = false;
            _count = 0;
        }

        _bytes[_count++] = value;
        Pms5003Status status = Judge();
        if (status == Pms5003Status.Ok)
        {
            _isWhole = true;
            return status;
        }

        return status == Pms5003Status.NeedMore ? status : Search(status);
    }

    /// <summary>Copies the frame that the last byte ended; false if no frame ended or the target has no room.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="target"/> is null.</exception>
    public bool TryCopy(byte[] target, int at)
    {
        if (target is null)
        {
            throw new ArgumentNullException(nameof(target));
        }

        if (!_isWhole || at < 0 || at > target.Length || target.Length - at < Pms5003Frame.Size)
        {
            return false;
        }

        Array.Copy(_bytes, 0, target, at, Pms5003Frame.Size);
        return true;
    }

    // Most bytes are in the middle of a frame, where no check is possible yet.
    private Pms5003Status Judge()
    {
        return _count > 4 && _count < Pms5003Frame.Size
            ? Pms5003Status.NeedMore
            : Pms5003Frame.Check(_bytes, 0, _count);
    }

    // Drops the first byte, and each next byte that starts no frame: at most 32 times.
    private Pms5003Status Search(Pms5003Status status)
    {
        if (status != Pms5003Status.BadStart && _rejected < int.MaxValue)
        {
            _rejected++;
        }

        int start = 1;
        while (start < _count && Pms5003Frame.Check(_bytes, start, _count - start) != Pms5003Status.NeedMore)
        {
            start++;
        }

        _ = Int32Math.SaturatingAdd(_rejectedBytes, start, out _rejectedBytes);
        _count -= start;
        Array.Copy(_bytes, start, _bytes, 0, _count);
        Array.Clear(_bytes, _count, start);
        return status;
    }
}
