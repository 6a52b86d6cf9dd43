using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>Takes new images into the slot that is not running (docs/boot.md, section 6). One session at a time.</summary>
public sealed class Updater
{
    /// <summary>Most bytes in a chunk; how much of an interrupted transfer is sent again.</summary>
    public const int MaxChunk = 1024;

    private readonly BootStorage _storage;
    private readonly Journal _journal;
    private readonly SecurityCounter _counter;
    private readonly TrustedKeys _keys;
    private readonly int _maxSize;
    private readonly int _running;
    private UpdateSession? _open;

    /// <summary>Stages into <paramref name="storage"/>.</summary>
    /// <param name="storage">Where the slots are.</param>
    /// <param name="journal">The journal, as the boot left it.</param>
    /// <param name="counter">The device's security counter.</param>
    /// <param name="keys">The keys that count.</param>
    /// <param name="maxSize">Most bytes an image may have.</param>
    /// <param name="running">The slot whose image runs, or <see cref="Slot.None"/> in recovery.</param>
    public Updater(BootStorage storage, Journal journal, SecurityCounter counter, TrustedKeys keys, int maxSize, int running)
    {
        _storage = storage;
        _journal = journal;
        _counter = counter;
        _keys = keys;
        _maxSize = maxSize;
        _running = running;
    }

    /// <summary>What verification said when a session was completed last: more detail than the result.</summary>
    public VerifyStatus LastVerify { get; private set; }

    /// <summary>The slot that new images go to. Never the running one, and in recovery never the one that was confirmed last.</summary>
    public int StagingSlot => Slot.Other(_running == Slot.None ? _journal.State.Active : _running);

    /// <summary>Begins an image of <paramref name="totalLength"/> bytes. What the staging slot held is gone.</summary>
    public UpdateSessionResult Start(int totalLength, out UpdateSession? session)
    {
        session = null;
        UpdateSessionResult result = Check(totalLength);
        if (result != UpdateSessionResult.Success)
        {
            return result;
        }

        // The journal first: a slot must never be called more than Empty while its bytes change.
        int slot = StagingSlot;
        if (!MakeEmpty(slot) || !_storage.Delete(Slot.FileOf(slot)))
        {
            return UpdateSessionResult.FlashError;
        }

        session = Open(slot, totalLength, 0);
        return UpdateSessionResult.Success;
    }

    /// <summary>Goes on with an image whose transfer was interrupted. <see cref="UpdateSession.Received"/> says from where.</summary>
    /// <param name="totalLength">Bytes of the image.</param>
    /// <param name="header">Its first 32 bytes, which must be those that arrived before.</param>
    /// <param name="session">The session, or null.</param>
    public UpdateSessionResult Resume(int totalLength, byte[] header, out UpdateSession? session)
    {
        session = null;
        UpdateSessionResult result = Check(totalLength);
        if (result != UpdateSessionResult.Success)
        {
            return result;
        }

        if (header is null || header.Length != ImageHeader.Size)
        {
            return UpdateSessionResult.BadArgument;
        }

        // The last chunk may be what the power cut hit: it is taken again.
        int slot = StagingSlot;
        string name = Slot.FileOf(slot);
        int received = _storage.GetLength(name) - MaxChunk;
        if (_journal.Status != JournalStatus.Ok || _journal.State.StateOf(slot) != SlotState.Empty || received < ImageHeader.Size)
        {
            return UpdateSessionResult.NoImage;
        }

        byte[] begun = new byte[ImageHeader.Size];
        if (!_storage.Read(name, 0, begun, 0, begun.Length))
        {
            return UpdateSessionResult.FlashError;
        }

        if (received > totalLength - MaxChunk || !IsSame(header, begun))
        {
            return UpdateSessionResult.HeaderMismatch;
        }

        session = Open(slot, totalLength, received);
        return UpdateSessionResult.Success;
    }

    internal void Close(UpdateSession session)
    {
        if (_open == session)
        {
            _open = null;
        }
    }

    internal VerifyStatus CheckHeader(byte[] bytes, int totalLength)
    {
        return ImageHeader.TryRead(bytes, bytes.Length, totalLength, _maxSize, out _);
    }

    /// <summary>Verifies what was staged and, only if it is good, makes it pending.</summary>
    internal UpdateSessionResult Schedule(int slot, int totalLength)
    {
        LastVerify = VerifyStatus.NotVerified;
        if (!_counter.TryRead(_journal.State.Counter, out uint lowest))
        {
            return UpdateSessionResult.CounterExhausted;
        }

        string name = Slot.FileOf(slot);
        if (_storage.GetLength(name) != totalLength)
        {
            return UpdateSessionResult.FlashError;
        }

        ImagePolicy policy = ImagePolicy.WithCounter(_keys, _maxSize, lowest, _journal.State.Revoked);
        LastVerify = new StagedImage(_storage, name, totalLength).Verify(policy, out VerifiedImage? image);
        if (LastVerify != VerifyStatus.Ok || image is null)
        {
            return UpdateVerdict.From(LastVerify);
        }

        if (!_counter.CanHold(image.SecurityCounter))
        {
            return UpdateSessionResult.CounterExhausted;
        }

        JournalState next = _journal.State.Copy();
        next.SetState(slot, SlotState.Pending);
        next.SetCounter(slot, image.SecurityCounter);
        return _journal.Write(next) ? UpdateSessionResult.Success : UpdateSessionResult.FlashError;
    }

    private UpdateSessionResult Check(int totalLength)
    {
        if (_open is not null)
        {
            return UpdateSessionResult.Busy;
        }

        if (totalLength < ImageHeader.Size)
        {
            return UpdateSessionResult.BadArgument;
        }

        if (totalLength > _maxSize)
        {
            return UpdateSessionResult.TooLarge;
        }

        if (_journal.Status == JournalStatus.NotRead)
        {
            _journal.Load();
        }

        bool isOnTrial = _running != Slot.None && _journal.State.StateOf(_running) == SlotState.Trial;
        return isOnTrial ? UpdateSessionResult.SwapInFlight : UpdateSessionResult.Success;
    }

    private bool MakeEmpty(int slot)
    {
        JournalState next = _journal.State.Copy();
        next.SetState(slot, SlotState.Empty);
        next.SetCounter(slot, 0);
        if (next.Active == slot)
        {
            // The active slot's image was refused and the other one runs.
            next.Active = _running;
        }

        return (_journal.Status == JournalStatus.Ok && next.IsSame(_journal.State)) || _journal.Write(next);
    }

    private UpdateSession Open(int slot, int totalLength, int received)
    {
        UpdateSession session = new(this, _storage, slot, totalLength, received);
        _open = session;
        return session;
    }

    private static bool IsSame(byte[] left, byte[] right)
    {
        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i])
            {
                return false;
            }
        }

        return true;
    }
}
