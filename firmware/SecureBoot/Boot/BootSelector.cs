using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>Decides a boot: reads the journal, walks the table, verifies, and writes what must be written before the launch.</summary>
/// <remarks>Every path that does not end with a verified image refuses. The only place that reads a slot to launch it.</remarks>
public sealed class BootSelector
{
    // Each walk but the last takes a slot out of the race: Rejected slots match no row but the last.
    private const int MaxWalks = Slot.Count + 1;

    // A read that fails is asked for again: what cannot be read counts as damaged, and decisions hang on it.
    private const int Tries = 3;

    private readonly BootStorage _storage;
    private readonly Journal _journal;
    private readonly SecurityCounter _counter;
    private readonly TrustedKeys _keys;
    private readonly int _maxSize;
    private readonly SlotState[] _states = new SlotState[Slot.Count];
    private VerifyStatus _refusal = VerifyStatus.Ok;
    private BodyStatus _body = BodyStatus.NotChecked;

    /// <summary>Selects among the slots in <paramref name="storage"/> by what <paramref name="journal"/> remembers.</summary>
    public BootSelector(BootStorage storage, Journal journal, SecurityCounter counter, TrustedKeys keys, int maxSize)
    {
        _storage = storage;
        _journal = journal;
        _counter = counter;
        _keys = keys;
        _maxSize = maxSize;
    }

    /// <summary>Decides.</summary>
    /// <param name="selfTestPassed">What <see cref="Crypto.KnownAnswers.Run"/> said: without it nothing is read and nothing written.</param>
    public BootSelection Select(bool selfTestPassed)
    {
        if (!selfTestPassed)
        {
            return Refuse(BootReason.SelfTestFailed);
        }

        if (_keys.Count == 0)
        {
            return Refuse(BootReason.MissingKeys);
        }

        JournalStatus status = _journal.Load();
        if (status == JournalStatus.Lost)
        {
            return Refuse(BootReason.JournalLost);
        }

        if (status == JournalStatus.Unprovisioned ? !Provision() : status != JournalStatus.Ok)
        {
            return Refuse(BootReason.NothingInstalled);
        }

        _journal.Repair();
        return Walk();
    }

    // A board fresh from the factory: the image that was put into slot A waits for its trial. It is verified like any other.
    private bool Provision()
    {
        if (_storage.GetLength(Slot.FileOf(Slot.A)) < ImageHeader.Size)
        {
            return false;
        }

        JournalState state = new() { Active = Slot.B };
        state.SetState(Slot.A, SlotState.Pending);
        return _journal.Write(state);
    }

    private BootSelection Walk()
    {
        int active = _journal.State.Active;
        for (int slot = 0; slot < Slot.Count; slot++)
        {
            _states[slot] = _journal.State.StateOf(slot);
        }

        for (int i = 0; i < MaxWalks; i++)
        {
            BootRule rule = BootTable.Find(_states[active], _states[Slot.Other(active)]);
            if (rule.Action == BootAction.Refuse)
            {
                break;
            }

            int slot = rule.TakesOther ? Slot.Other(active) : active;
            BootSelection? selection = Try(rule, slot);
            if (selection is not null)
            {
                return selection;
            }

            _states[slot] = SlotState.Rejected;
        }

        bool isEmpty = _journal.State.StateOf(Slot.A) == SlotState.Empty && _journal.State.StateOf(Slot.B) == SlotState.Empty;
        return Refuse(isEmpty ? BootReason.NothingInstalled : BootReason.NothingBootable);
    }

    // Null: the slot's image is out of this boot.
    private BootSelection? Try(BootRule rule, int slot)
    {
        bool takesNew = _counter.TryRead(_journal.State.Counter, out uint lowest);
        if (rule.Action == BootAction.Trial && !takesNew)
        {
            // The counter cannot be read, or not be raised any more. The image keeps its state: it is not the one to blame.
            _refusal = VerifyStatus.OldSecurityCounter;
            return null;
        }

        SlotImage? image = Load(slot, lowest);
        if (image is null)
        {
            return null;
        }

        if (!Prepare(rule, image))
        {
            return null;
        }

        return new BootSelection(rule.Action, rule.Reason, image, _refusal, _body);
    }

    private SlotImage? Load(int slot, uint lowest)
    {
        ImagePolicy policy = ImagePolicy.WithCounter(_keys, _maxSize, lowest, _journal.State.Revoked);
        SlotImage? image = null;
        BodyStatus body = BodyStatus.NotChecked;
        VerifyStatus status = VerifyStatus.UnreadableImage;
        for (int i = 0; i < Tries && status == VerifyStatus.UnreadableImage; i++)
        {
            status = SlotImage.TryLoad(_storage, slot, policy, out image, out body);
        }

        bool isNew = _journal.State.StateOf(slot) is SlotState.Pending or SlotState.Trial;
        if (image is not null && isNew && !_counter.CanHold(image.Verified.SecurityCounter))
        {
            status = VerifyStatus.OldSecurityCounter;
            image = null;
        }

        if (image is not null)
        {
            return image;
        }

        _refusal = status;
        _body = body;

        // A pending image is refused for good, unless it may only be that the storage failed. Confirmed ones are asked again at the next boot.
        if (_journal.State.StateOf(slot) == SlotState.Pending && status != VerifyStatus.UnreadableImage)
        {
            Remember(slot, SlotState.Rejected, 0);
        }

        return null;
    }

    // What must be stored before the launch. Only for a trial does the launch hang on it.
    private bool Prepare(BootRule rule, SlotImage image)
    {
        if (rule.Action == BootAction.Trial)
        {
            uint counter = image.Verified.SecurityCounter;
            bool isOnTrial = _journal.State.StateOf(image.SlotNumber) == SlotState.Trial && _journal.State.CounterOf(image.SlotNumber) == counter;
            return isOnTrial || Remember(image.SlotNumber, SlotState.Trial, counter);
        }

        if (rule.Action == BootAction.Revert)
        {
            Remember(Slot.Other(image.SlotNumber), SlotState.Rejected, 0);
        }

        _counter.Raise(_journal.State.Counter);
        return true;
    }

    private bool Remember(int slot, SlotState state, uint counter)
    {
        JournalState next = _journal.State.Copy();
        next.SetState(slot, state);
        next.SetCounter(slot, counter);
        return _journal.Write(next);
    }

    private BootSelection Refuse(BootReason reason)
    {
        return new BootSelection(BootAction.Refuse, reason, image: null, _refusal, _body);
    }
}
