using System;
using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>Decides a boot: reads the journal, walks the table, verifies, and writes what must be written before the
/// launch.</summary>
/// <remarks>Each path that does not end with a verified image refuses. Only this class reads a slot to launch its
/// image.</remarks>
public sealed class BootSelector
{
    // Each walk except the last excludes a slot, permanently or until the slot returns once as a new image.
    private const int MaxWalks = (2 * Slot.Count) + 1;

    // The active image's starts, then the same number of starts of the other image.
    private const int Turns = 2;
    private const int MaxStarts = 255;

    private readonly BootStorage _storage;
    private readonly Journal _journal;
    private readonly SecurityCounter _counter;
    private readonly TrustedKeys _keys;
    private readonly BootSettings _settings;
    private SlotState _stateA;
    private SlotState _stateB;
    private VerifyStatus _refusal = VerifyStatus.Ok;
    private BodyStatus _body = BodyStatus.NotChecked;
    private bool _isCounted;
    private bool _isTurned;

    // The journal's number of starts cannot be changed, and does not count.
    private bool _isUncounted;

    // _isSecond: the boot before this boot refused a pending image. _isDoubted: the next boot must judge the image
    // again.
    private bool _isSecond;
    private bool _isDoubted;

    /// <summary>Selects among the slots in <paramref name="storage"/> by the state of
    /// <paramref name="journal"/>.</summary>
    public BootSelector(
        BootStorage storage, Journal journal, SecurityCounter counter, TrustedKeys keys, BootSettings settings)
    {
        _storage = storage;
        _journal = journal;
        _counter = counter;
        _keys = keys;
        _settings = settings;
    }

    /// <summary>Decides.</summary>
    /// <param name="selfTestPassed">The result of <see cref="Crypto.KnownAnswers.Run"/>: if false, the selector reads
    /// and writes nothing.</param>
    public BootSelection Select(bool selfTestPassed)
    {
        BootReason refusal = Begin(selfTestPassed);
        return refusal == BootReason.None ? Walk() : Refuse(refusal);
    }

    // The checks before the table: the reason to skip the table, or None.
    private BootReason Begin(bool selfTestPassed)
    {
        if (!selfTestPassed)
        {
            return BootReason.SelfTestFailed;
        }

        if (_keys.Count == 0)
        {
            return BootReason.MissingKeys;
        }

        JournalStatus status = _journal.Load();
        if (status != JournalStatus.Ok && !JournalStart.Run(_storage, _journal, _counter, _keys, _settings))
        {
            return status == JournalStatus.Lost ? BootReason.JournalLost : BootReason.NothingInstalled;
        }

        _journal.Repair();
        BootReason request = JournalChange.TakeRequest(_journal);
        _isSecond = request == BootReason.JudgedAgain;
        return _isSecond ? BootReason.None : request;
    }

    private BootSelection Walk()
    {
        _stateA = _journal.State.StateOf(Slot.A);
        _stateB = _journal.State.StateOf(Slot.B);
        bool isOver = HasStarts(Turns * _settings.StartLimit);
        for (int i = 0; i < MaxWalks; i++)
        {
            int slot = Find(out BootAction action, out BootReason reason);
            if (action == BootAction.Refuse || (isOver && reason != BootReason.Pending))
            {
                break;
            }

            if (!_isTurned && reason != BootReason.Pending && HasStarts(_settings.StartLimit))
            {
                _isTurned = true;
                Set(slot, SlotState.Rejected);
                continue;
            }

            BootSelection? selection = Try(action, reason, slot);
            if (selection is not null)
            {
                return selection;
            }

            if (_isDoubted)
            {
                return Refuse(BootReason.JudgedAgain);
            }
        }

        return Conclude(isOver);
    }

    // The slot, and the action and reason of the table. Not the row: a row would stay on the heap during the
    // verification of an image.
    private int Find(out BootAction action, out BootReason reason)
    {
        int active = _journal.State.Active;
        int other = Slot.Other(active);
        BootRule rule = active == Slot.A ? BootTable.Find(_stateA, _stateB) : BootTable.Find(_stateB, _stateA);
        action = rule.Action;
        reason = rule.Reason;
        return rule.TakesOther ? other : active;
    }

    private bool HasStarts(int count)
    {
        return !_isUncounted && _journal.State.Starts >= count;
    }

    private BootSelection Conclude(bool isOver)
    {
        if (isOver || _isTurned)
        {
            // After recovery each image has its full number of starts again: the reason for the missing sign of life
            // may have passed.
            if (JournalChange.SetStarts(_journal, 0))
            {
                return Refuse(BootReason.Unresponsive);
            }

            // Each later boot would end here.
            _isUncounted = true;
            _isTurned = false;
            return Walk();
        }

        JournalState state = _journal.State;
        bool isEmpty = state.StateOf(Slot.A) == SlotState.Empty && state.StateOf(Slot.B) == SlotState.Empty;
        return Refuse(isEmpty ? BootReason.NothingInstalled : BootReason.NothingBootable);
    }

    // Null: this boot excludes the slot's image, or the image is new, and the next walk through the table decides about
    // it.
    private BootSelection? Try(BootAction action, BootReason reason, int slot)
    {
        bool takesNew = _counter.ReadLowest(_journal.State.Counter, out uint lowest);
        if (action == BootAction.Trial && !takesNew)
        {
            // The counter cannot be read, or cannot be raised any more. The image keeps its state: the image is not the
            // cause.
            _refusal = VerifyStatus.OldSecurityCounter;
            Set(slot, SlotState.Rejected);
            return null;
        }

        if (reason != BootReason.Pending)
        {
            CountStart();
        }

        Set(slot, SlotState.Rejected);
        try
        {
            SlotImage? image = Load(slot, lowest);
            return image is null ? null : Take(action, reason, image);
        }
        catch (OutOfMemoryException)
        {
            // The image fits the heap, but leaves no free memory. The runtime would not reset a boot stage that ended
            // because of this.
            Refuse(slot, VerifyStatus.TooLarge, BodyStatus.NotChecked);
            return null;
        }
    }

    private BootSelection? Take(BootAction action, BootReason reason, SlotImage image)
    {
        int slot = image.SlotNumber;
        VerifyStatus verdict = SecondLook.Check(image, _keys, _journal.State, _counter, _settings);
        if (verdict != VerifyStatus.Ok)
        {
            _refusal = verdict;
            return null;
        }

        if (_journal.State.StateOf(slot) == SlotState.Confirmed && !JournalChange.Recognize(_journal, slot, image))
        {
            if (JournalChange.MakeNew(_journal, slot, image.Verified))
            {
                Set(slot, SlotState.Pending);
            }

            return null;
        }

        return Prepare(action, image)
            ? new BootSelection(
                action, _isTurned ? BootReason.OtherUnresponsive : reason, image, _refusal, _body, verdict)
            : null;
    }

    // The slot's state for the rest of this boot.
    private void Set(int slot, SlotState state)
    {
        if (slot == Slot.A)
        {
            _stateA = state;
        }
        else
        {
            _stateB = state;
        }
    }

    // Before any load: a start that ends without memory counts too. A start that cannot be stored does not count: the
    // image boots.
    private void CountStart()
    {
        if (!_isCounted && !_isUncounted && _journal.State.Starts < MaxStarts)
        {
            _isCounted = true;
            JournalChange.SetStarts(_journal, _journal.State.Starts + 1);
        }
    }

    private SlotImage? Load(int slot, uint lowest)
    {
        ImagePolicy policy = _settings.CreatePolicy(_keys, lowest, _journal.State.Revoked);
        SlotImage? image = null;
        BodyStatus body = BodyStatus.NotChecked;
        VerifyStatus status = VerifyStatus.UnreadableImage;
        for (int i = 0; i < StagedImage.Tries && status == VerifyStatus.UnreadableImage; i++)
        {
            status = SlotImage.TryLoad(_storage, slot, policy, out image, out body);
        }

        if (image is not null && _journal.State.StateOf(slot) is (SlotState.Pending or SlotState.Trial))
        {
            status = NewImage.Check(image.Verified, _journal.State, _counter, _settings);
        }

        if (status == VerifyStatus.Ok)
        {
            return image;
        }

        Refuse(slot, status, body);
        return null;
    }

    // A pending image that two consecutive boots refuse is refused permanently, except after a read error of the
    // storage: a single refusal may come from a fault of the chip and of the memory after it. Each boot verifies
    // confirmed images again.
    private void Refuse(int slot, VerifyStatus status, BodyStatus body)
    {
        _refusal = status;
        _body = body;
        if (_journal.State.StateOf(slot) != SlotState.Pending || status == VerifyStatus.UnreadableImage)
        {
            return;
        }

        if (_isSecond)
        {
            // The second refusal counts for this image only: another image is judged for the first time.
            _isSecond = false;
            JournalChange.Reject(_journal, slot);
        }
        else
        {
            _isDoubted = JournalChange.JudgeAgain(_journal);
        }
    }

    // Writes the state that must be stored before the launch. Only a trial fails without it.
    private bool Prepare(BootAction action, SlotImage image)
    {
        int slot = image.SlotNumber;
        if (action == BootAction.Trial)
        {
            bool isOnTrial = _journal.State.StateOf(slot) == SlotState.Trial
                && _journal.State.IdentityOf(slot).IsSame(image.Verified.Identity);
            JournalState next = _journal.State.Copy();
            next.SetImage(slot, SlotState.Trial, image.Verified);
            return isOnTrial || _journal.Change(next);
        }

        if (action == BootAction.Revert)
        {
            JournalChange.Reject(_journal, Slot.Other(slot));
        }

        _counter.Raise(_journal.State.Counter);
        return true;
    }

    private BootSelection Refuse(BootReason reason)
    {
        return new BootSelection(BootAction.Refuse, reason, image: null, _refusal, _body, VerifyStatus.NotVerified);
    }
}
