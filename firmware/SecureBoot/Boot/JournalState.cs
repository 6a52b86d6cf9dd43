using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>The state that the journal stores.</summary>
public sealed class JournalState
{
    // Fields, not arrays: an image leaves little of the heap.
    private SlotState _stateA;
    private SlotState _stateB;
    private uint _counterA;
    private uint _counterB;
    private ImageIdentity _identityA = ImageIdentity.Unknown;
    private ImageIdentity _identityB = ImageIdentity.Unknown;

    /// <summary>The slot that is booted when no image waits for a trial: the slot that was confirmed last. This slot is
    /// Confirmed, or no slot is.</summary>
    public int Active { get; set; } = Slot.B;

    /// <summary>The security counter: that of the newest image that was confirmed.</summary>
    public uint Counter { get; set; }

    /// <summary>The keys that confirmed images revoked.</summary>
    public RevokedKeys Revoked { get; set; } = RevokedKeys.None;

    /// <summary>The version of the image that was confirmed last, as in <see cref="ImageHeader.Version"/>.</summary>
    public ulong Version { get; set; }

    /// <summary>The number of consecutive starts of an image without a sign of life, 0 to 255.</summary>
    public int Starts { get; set; }

    /// <summary>The reason why the next boot starts recovery before any load, or
    /// <see cref="BootReason.None"/>.</summary>
    public BootReason Request { get; set; }

    /// <summary>The image whose trial failed last; unknown again once an image is confirmed.</summary>
    public ImageIdentity Rejected { get; set; } = ImageIdentity.Unknown;

    /// <summary>The state of a slot.</summary>
    public SlotState StateOf(int slot)
    {
        return slot == Slot.A ? _stateA : _stateB;
    }

    /// <summary>The security counter of the image in a slot at the start of its trial.</summary>
    public uint CounterOf(int slot)
    {
        return slot == Slot.A ? _counterA : _counterB;
    }

    /// <summary>The identity of the image that the slot's state belongs to. For an Empty slot: the announced identity
    /// of the arriving image.</summary>
    public ImageIdentity IdentityOf(int slot)
    {
        return slot == Slot.A ? _identityA : _identityB;
    }

    /// <summary>Sets the state of a slot.</summary>
    public void SetState(int slot, SlotState state)
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

    /// <summary>Sets the security counter of the image in a slot.</summary>
    public void SetCounter(int slot, uint counter)
    {
        if (slot == Slot.A)
        {
            _counterA = counter;
        }
        else
        {
            _counterB = counter;
        }
    }

    /// <summary>Sets which image the slot's state is about.</summary>
    public void SetIdentity(int slot, ImageIdentity identity)
    {
        if (slot == Slot.A)
        {
            _identityA = identity;
        }
        else
        {
            _identityB = identity;
        }
    }

    /// <summary>Sets all fields of a slot to the result of its image's verification.</summary>
    internal void SetImage(int slot, SlotState state, VerifiedImage image)
    {
        SetState(slot, state);
        SetCounter(slot, image.SecurityCounter);
        SetIdentity(slot, image.Identity);
    }

    /// <summary>Confirms the image on trial in the slot: the counter rises to that of the image, and the image's
    /// revoked keys become revoked.</summary>
    internal void Confirm(int slot, BootRecord record)
    {
        SetState(slot, SlotState.Confirmed);
        Active = slot;
        Revoked = record.Revoked;
        Version = record.Version;
        Starts = 0;
        Rejected = ImageIdentity.Unknown;
        if (CounterOf(slot) > Counter)
        {
            Counter = CounterOf(slot);
        }
    }

    /// <summary>Rejects the slot's image, whose trial failed or which may not have a trial, and stores its
    /// identity.</summary>
    internal void Reject(int slot)
    {
        ImageIdentity identity = IdentityOf(slot);
        if (identity.Kind != ImageIdentity.UnknownKind)
        {
            Rejected = identity;
        }

        SetState(slot, SlotState.Rejected);
        SetCounter(slot, 0);
    }

    /// <summary>A separate state with the same content.</summary>
    public JournalState Copy()
    {
        // A copy with a fault would be written to the storage.
        JournalState copy = CopyOnce();
        return copy.IsSame(this) ? copy : CopyOnce();
    }

    private JournalState CopyOnce()
    {
        return new JournalState
        {
            Active = Active,
            Counter = Counter,
            Revoked = Revoked,
            Version = Version,
            Starts = Starts,
            Request = Request,
            Rejected = Rejected,
            _stateA = _stateA,
            _stateB = _stateB,
            _counterA = _counterA,
            _counterB = _counterB,
            _identityA = _identityA,
            _identityB = _identityB,
        };
    }

    /// <summary>Whether the other state has the same content.</summary>
    public bool IsSame(JournalState other)
    {
        return Active == other.Active && Counter == other.Counter && Revoked.IsSame(other.Revoked)
            && Version == other.Version && Starts == other.Starts && Request
                == other.Request && Rejected.IsSame(other.Rejected)
            && _stateA == other._stateA && _counterA == other._counterA && _identityA.IsSame(other._identityA)
            && _stateB == other._stateB && _counterB == other._counterB && _identityB.IsSame(other._identityB);
    }
}
