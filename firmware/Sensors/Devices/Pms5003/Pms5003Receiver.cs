using System;
using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>Finds PMS5003 frames in a stream of bytes, one byte at a time, and finds its way back after
/// garbage.</summary>
/// <remarks>
/// When what looked like a frame turns out bad, only its first byte is given up: the search goes on in the bytes
/// already here, so that a good frame that began inside the bad one is not lost. Every frame that a search of the whole
/// stream would find is found.
/// </remarks>
public sealed class Pms5003Receiver
{
    private readonly byte[] _bytes = new byte[Pms5003Frame.Size];
    private int _count;
    private bool _isWhole;
    private int _rejected;
    private int _rejectedBytes;

    /// <summary>How many beginnings of frames turned out bad. Stops at its largest value.</summary>
    public int Rejected => _rejected;

    /// <summary>How many bytes belonged to no good frame, as far as is known. Stops at its largest value.</summary>
    public int RejectedBytes => _rejectedBytes;

    /// <summary>Takes the next byte.</summary>
    /// <returns>Ok when it ends a good frame, which then can be copied until the next byte; NeedMore inside one;
    /// BadStart while searching;
    /// BadLength or BadChecksum when a beginning was given up.</returns>
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

    /// <summary>Copies the frame that the last byte ended; false when there is none, or the target has no
    /// room.</summary>
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

    // Most bytes are in the middle of a frame, where nothing is to be checked yet.
    private Pms5003Status Judge()
    {
        return _count > 4 && _count < Pms5003Frame.Size
            ? Pms5003Status.NeedMore
            : Pms5003Frame.Check(_bytes, 0, _count);
    }

    // Gives up the first byte, and each next one that begins no frame: at most 32 times.
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
