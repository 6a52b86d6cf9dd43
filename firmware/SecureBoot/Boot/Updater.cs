using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>Takes new images into the slot that is not running (docs/boot.md, section 6). One session at a
/// time.</summary>
public sealed class Updater
{
    /// <summary>The most bytes in a chunk; an interrupted transfer sends the same number of bytes again.</summary>
    public const int MaxChunk = 1024;

    private readonly BootStorage _storage;
    private readonly Journal _journal;
    private readonly SecurityCounter _counter;
    private readonly TrustedKeys _keys;
    private readonly BootSettings _settings;
    private readonly int _running;
    private readonly StagingSlots _slots;
    private bool _isStopped;
    private UpdateSession? _open;

    /// <summary>Stages into <paramref name="storage"/>.</summary>
    /// <param name="storage">The storage of the slots.</param>
    /// <param name="journal">The journal after the boot.</param>
    /// <param name="counter">The device's security counter.</param>
    /// <param name="keys">The keys that count.</param>
    /// <param name="settings">The other requirements for an image.</param>
    /// <param name="running">The slot whose image runs, or <see cref="Slot.None"/> in recovery.</param>
    public Updater(
        BootStorage storage,
        Journal journal,
        SecurityCounter counter,
        TrustedKeys keys,
        BootSettings settings,
        int running)
    {
        _storage = storage;
        _journal = journal;
        _counter = counter;
        _keys = keys;
        _settings = settings;
        _running = running;
        _slots = new StagingSlots(storage, journal, counter, keys, settings);
    }

    /// <summary>The verifier's result when a session was completed last: more detail than the session's
    /// result.</summary>
    public VerifyStatus LastVerify { get; private set; }

    /// <summary>The slot that new images are written to: never the running slot, and in recovery never the only slot
    /// that may boot.</summary>
    public int StagingSlot => _running == Slot.None ? _slots.Choose() : Slot.Other(_running);

    /// <summary>Most bytes of an image.</summary>
    public int MaxImageSize => _settings.MaxSize;

    /// <summary>The storage of the slots, in which a user of the updater can keep its state too.</summary>
    public BootStorage Storage => _storage;

    /// <summary>Whether a publisher's key could also sign images: such a key may not publish.</summary>
    public bool TrustsAny(PublisherKeys publishers)
    {
        return publishers.HasAny(_keys);
    }

    /// <summary>Call this first in recovery: reads the journal, rebuilds a missing journal from the images, and finds
    /// the slot that may be written. The first call takes seconds; a second call returns immediately, except without a
    /// journal.</summary>
    public void Prepare()
    {
        JournalStatus status = _journal.Status == JournalStatus.NotRead ? _journal.Load() : _journal.Status;

        // On each call: an error of the storage may have passed.
        if (status != JournalStatus.Ok && !JournalStart.Run(_storage, _journal, _counter, _keys, _settings))
        {
            _journal.Assume(JournalStart.Find(_storage, _journal.Status, _counter, _keys, _settings, out _));
        }

        if (_running == Slot.None)
        {
            _slots.Choose();
        }
    }

    /// <summary>Takes no further image until the next boot: the running image requested a revert.</summary>
    internal void Stop()
    {
        _isStopped = true;
    }

    /// <summary>Whether an image failed the last trial, so that the updater refuses it. Ask before you transfer an
    /// image.</summary>
    /// <param name="digest">SHA-256 of the image's signed range, 32 bytes; or its short digest, if short signatures
    /// decided its boot.</param>
    public bool IsRejected(byte[] digest)
    {
        ImageIdentity rejected = _journal.State.Rejected;
        return digest is not null && digest.Length == ImageIdentity.Size
            && rejected.Kind is (ImageIdentity.DigestKind or ImageIdentity.ShortDigestKind)
            && rejected.IsSame(new ImageIdentity(rejected.Kind, digest));
    }

    /// <summary>Starts the transfer of an image of <paramref name="totalLength"/> bytes that cannot be resumed. The
    /// content of the staging slot is lost.</summary>
    public UpdateSessionResult Start(int totalLength, out UpdateSession? session)
    {
        return Start(totalLength, ImageIdentity.Unknown, out session);
    }

    /// <summary>Starts the transfer of an image of <paramref name="totalLength"/> bytes. The content of the staging
    /// slot is lost.</summary>
    /// <param name="totalLength">Bytes of the image.</param>
    /// <param name="digest">SHA-256 of all bytes, 32 bytes, by which the transfer can be resumed.</param>
    /// <param name="session">The session, or null.</param>
    public UpdateSessionResult Start(int totalLength, byte[] digest, out UpdateSession? session)
    {
        session = null;
        return IsDigest(digest)
            ? Start(totalLength, new ImageIdentity(ImageIdentity.AnnouncedKind, digest), out session)
            : UpdateSessionResult.BadArgument;
    }

    /// <summary>Continues the interrupted transfer of an image. <see cref="UpdateSession.Received"/> is the
    /// position.</summary>
    /// <param name="totalLength">Bytes of the image.</param>
    /// <param name="digest">The digest of the start: the transfer of another image is not resumed.</param>
    /// <param name="session">The session, or null.</param>
    public UpdateSessionResult Resume(int totalLength, byte[] digest, out UpdateSession? session)
    {
        session = null;
        UpdateSessionResult result = Check(totalLength);
        if (result != UpdateSessionResult.Success)
        {
            return result;
        }

        if (!IsDigest(digest))
        {
            return UpdateSessionResult.BadArgument;
        }

        // The power cut may have damaged the last chunk: the last chunk is transferred again.
        int slot = StagingSlot;
        ImageIdentity begun = _journal.State.IdentityOf(slot);
        int received = _storage.GetLength(Slot.FileOf(slot)) - MaxChunk;
        if (_journal.Status != JournalStatus.Ok || _journal.State.StateOf(slot) != SlotState.Empty
            || begun.Kind != ImageIdentity.AnnouncedKind || received < ImageHeader.Size)
        {
            return UpdateSessionResult.NoImage;
        }

        if (received > totalLength - MaxChunk || !begun.IsSame(new ImageIdentity(ImageIdentity.AnnouncedKind, digest)))
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
        return ImageHeader.TryRead(bytes, bytes.Length, totalLength, _settings.MaxSize, out _);
    }

    /// <summary>Verifies the staged image and, only if it is valid, makes it pending.</summary>
    internal UpdateSessionResult Schedule(int slot, int totalLength, bool insists)
    {
        LastVerify = VerifyStatus.NotVerified;
        if (!_counter.ReadLowest(_journal.State.Counter, out _))
        {
            return UpdateSessionResult.CounterExhausted;
        }

        if (_storage.GetLength(Slot.FileOf(slot)) != totalLength)
        {
            return UpdateSessionResult.FlashError;
        }

        LastVerify = _slots.Verify(slot, out VerifiedImage? image);
        if (image is not null)
        {
            LastVerify = IsBelowUnknown(Slot.Other(slot), image)
                ? VerifyStatus.OldSecurityCounter
                : NewImage.Check(image, _journal.State, _counter, _settings);
        }

        if (LastVerify != VerifyStatus.Ok || image is null)
        {
            return UpdateVerdict.From(LastVerify);
        }

        return !insists && _journal.State.Rejected.IsSame(image.Identity)
            ? UpdateSessionResult.Rejected
            : MakePending(slot, image);
    }

    // Without a journal, the state of a slot that could not be read has no counter. The slot may be readable now.
    private bool IsBelowUnknown(int other, VerifiedImage image)
    {
        JournalState state = _journal.State;
        if (state.StateOf(other) != SlotState.Pending || !state.IdentityOf(other).IsSame(ImageIdentity.Unknown))
        {
            return false;
        }

        _ = _slots.Verify(other, out VerifiedImage? waiting);
        return waiting is not null && waiting.SecurityCounter > image.SecurityCounter;
    }

    private UpdateSessionResult MakePending(int slot, VerifiedImage image)
    {
        lock (_journal)
        {
            JournalState next = _journal.State.Copy();
            next.SetImage(slot, SlotState.Pending, image);
            if (!_journal.Write(next))
            {
                return UpdateSessionResult.FlashError;
            }
        }

        _slots.SetVerifies(slot, true);
        return UpdateSessionResult.Success;
    }

    private UpdateSessionResult Start(int totalLength, ImageIdentity announced, out UpdateSession? session)
    {
        session = null;
        UpdateSessionResult result = Check(totalLength);
        if (result != UpdateSessionResult.Success)
        {
            return result;
        }

        // The journal first: the state of a slot must be Empty while its bytes change.
        int slot = StagingSlot;
        if (!(MakeEmpty(slot, announced) || (MakeRoom(slot) && MakeEmpty(slot, announced)))
            || !_storage.Delete(Slot.FileOf(slot)))
        {
            return UpdateSessionResult.FlashError;
        }

        _slots.SetVerifies(slot, false);
        session = Open(slot, totalLength, 0);
        return UpdateSessionResult.Success;
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

        if (totalLength > _settings.MaxSize)
        {
            return UpdateSessionResult.TooLarge;
        }

        Prepare();

        // The board must not fall back to an image on trial, or to an image that requested a revert: the other slot is
        // the only choice.
        bool isKept = _running == Slot.None || _journal.State.StateOf(_running) == SlotState.Confirmed;
        return isKept && !_isStopped ? UpdateSessionResult.Success : UpdateSessionResult.SwapInFlight;
    }

    // A full drive may have no space for the journal: the file of a slot that may not boot returns its space.
    private bool MakeRoom(int slot)
    {
        return _journal.Status == JournalStatus.Ok
            && _journal.State.StateOf(slot) is (SlotState.Empty or SlotState.Rejected)
            && _storage.Delete(Slot.FileOf(slot));
    }

    private bool MakeEmpty(int slot, ImageIdentity announced)
    {
        lock (_journal)
        {
            if (_isStopped)
            {
                return false;
            }

            JournalState next = _journal.State.Copy();
            if (_running != Slot.None && next.StateOf(slot) == SlotState.Trial)
            {
                // The trial has ended, and the boot could not store the result.
                next.Reject(slot);
            }

            next.SetState(slot, SlotState.Empty);
            next.SetCounter(slot, 0);
            next.SetIdentity(slot, announced);
            int other = Slot.Other(slot);
            if (next.Active == slot && next.StateOf(other) == SlotState.Confirmed)
            {
                // The active slot's image was refused, and the other image boots.
                next.Active = other;
                next.Starts = 0;
            }

            bool isStored = _journal.Status == JournalStatus.Ok && !_journal.IsInDoubt && next.IsSame(_journal.State);
            return isStored || _journal.Write(next);
        }
    }

    private UpdateSession Open(int slot, int totalLength, int received)
    {
        UpdateSession session = new(this, _storage, slot, totalLength, received);
        _open = session;
        return session;
    }

    private static bool IsDigest(byte[] digest)
    {
        return digest is not null && digest.Length == ImageIdentity.Size;
    }
}
