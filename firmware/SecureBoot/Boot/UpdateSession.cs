using System;
using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>A transfer of an image into a slot. Chunks arrive in order; each chunk is stored permanently before the
/// next.</summary>
public sealed class UpdateSession
{
    private readonly Updater _updater;
    private readonly BootStorage _storage;
    private readonly string _name;
    private bool _isOver;

    internal UpdateSession(Updater updater, BootStorage storage, int slot, int totalLength, int received)
    {
        _updater = updater;
        _storage = storage;
        _name = Slot.FileOf(slot);
        StagingSlot = slot;
        TotalLength = totalLength;
        Received = received;
    }

    /// <summary>The slot that the image is written to.</summary>
    public int StagingSlot { get; }

    /// <summary>Bytes of the image.</summary>
    public int TotalLength { get; }

    /// <summary>The number of stored bytes, which is the offset of the next chunk.</summary>
    public int Received { get; private set; }

    /// <summary>Stores a chunk.</summary>
    /// <param name="offset">The offset of the bytes in the image: <see cref="Received"/>.</param>
    /// <param name="buffer">The buffer with the bytes.</param>
    /// <param name="at">The offset of the bytes in the buffer.</param>
    /// <param name="count">The bytes, 1 to <see cref="Updater.MaxChunk"/>; at least 32 in the first chunk.</param>
    public UpdateSessionResult Store(int offset, byte[] buffer, int at, int count)
    {
        if (_isOver)
        {
            return UpdateSessionResult.BadToken;
        }

        if (buffer is null
            || at < 0
            || at > buffer.Length
            || count < 1
            || count > buffer.Length - at
            || count > Updater.MaxChunk)
        {
            return UpdateSessionResult.BadArgument;
        }

        if (offset != Received)
        {
            return UpdateSessionResult.BadOffset;
        }

        if (count > TotalLength - Received)
        {
            return UpdateSessionResult.TooLarge;
        }

        UpdateSessionResult result = offset == 0 ? CheckFirst(buffer, at, count) : UpdateSessionResult.Success;
        if (result != UpdateSessionResult.Success)
        {
            return result;
        }

        if (!_storage.Write(_name, offset, buffer, at, count) || !_storage.Flush(_name))
        {
            return UpdateSessionResult.FlashError;
        }

        Received += count;
        return UpdateSessionResult.Success;
    }

    /// <summary>Reads stored bytes of the image, so that the caller can check them.</summary>
    /// <param name="offset">The offset of the first byte in the image.</param>
    /// <param name="buffer">The target of the bytes, from index 0.</param>
    /// <param name="count">The number of bytes, all of which must be stored already.</param>
    public UpdateSessionResult Read(int offset, byte[] buffer, int count)
    {
        if (_isOver)
        {
            return UpdateSessionResult.BadToken;
        }

        if (buffer is null
            || count < 0
            || count > buffer.Length
            || offset < 0
            || offset > Received
            || count > Received - offset)
        {
            return UpdateSessionResult.BadArgument;
        }

        return _storage.Read(_name, offset, buffer, 0, count)
            ? UpdateSessionResult.Success
            : UpdateSessionResult.FlashError;
    }

    /// <summary>Goes back to <paramref name="offset"/>: the following chunks overwrite the stored bytes from there
    /// on.</summary>
    /// <remarks>The file keeps its length: after a reset the transfer continues at its end. A caller that goes back
    /// must check the stored bytes when the transfer resumes.</remarks>
    public UpdateSessionResult Rewind(int offset)
    {
        if (_isOver)
        {
            return UpdateSessionResult.BadToken;
        }

        if (offset < 0 || offset > Received)
        {
            return UpdateSessionResult.BadOffset;
        }

        Received = offset;
        return UpdateSessionResult.Success;
    }

    /// <summary>Verifies the image and schedules its trial for the next boot. A refused image is deleted and the
    /// session is over. After <see cref="UpdateSessionResult.FlashError"/> you may repeat the call, and after
    /// <see cref="UpdateSessionResult.Rejected"/> you may insist.</summary>
    public UpdateSessionResult Complete()
    {
        return Complete(insists: false);
    }

    /// <summary>As the other overload; also for an image that failed its trial before, if the caller
    /// <paramref name="insists"/>.</summary>
    public UpdateSessionResult Complete(bool insists)
    {
        if (_isOver)
        {
            return UpdateSessionResult.BadToken;
        }

        if (Received < TotalLength)
        {
            return UpdateSessionResult.Incomplete;
        }

        UpdateSessionResult result = _updater.Schedule(StagingSlot, TotalLength, insists);
        if (result is not (UpdateSessionResult.FlashError or UpdateSessionResult.Rejected))
        {
            // The result counts; a slot that was not erased is not pending.
            _ = Abort(erase: result != UpdateSessionResult.Success);
        }

        return result;
    }

    /// <summary>Ends the session. Without <paramref name="erase"/> you can resume the transfer later.</summary>
    public UpdateSessionResult Abort(bool erase)
    {
        if (_isOver)
        {
            return UpdateSessionResult.BadToken;
        }

        _isOver = true;
        _updater.Close(this);
        return !erase || _storage.Delete(_name) ? UpdateSessionResult.Success : UpdateSessionResult.FlashError;
    }

    // The header is refused before a byte of the slot is written.
    private UpdateSessionResult CheckFirst(byte[] buffer, int at, int count)
    {
        if (count < ImageHeader.Size)
        {
            return UpdateSessionResult.BadArgument;
        }

        byte[] header = new byte[ImageHeader.Size];
        Array.Copy(buffer, at, header, 0, header.Length);
        return UpdateVerdict.From(_updater.CheckHeader(header, TotalLength));
    }
}
