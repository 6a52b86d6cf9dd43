namespace SecureBoot.Boot;

/// <summary>The journal: two records, written one after the other, so that a power cut at any point leaves one valid
/// record.</summary>
/// <remarks>
/// Each change is written to both records, to the older record first. A cut in the first write keeps the state before
/// the change, a cut in the second write the state after the change. If a record becomes invalid later, the other
/// record has the same state.
/// </remarks>
public sealed class Journal
{
    // A record that cannot be read is read again before it counts as invalid: the repair overwrites the record.
    private const int Tries = 3;

    private readonly BootStorage _storage;
    private readonly JournalRecordStatus[] _records = new JournalRecordStatus[JournalRecord.Count];
    private uint _sequence;

    /// <summary>A journal in <paramref name="storage"/>, not yet read.</summary>
    public Journal(BootStorage storage)
    {
        _storage = storage;
    }

    /// <summary>The status of both records together.</summary>
    public JournalStatus Status { get; private set; }

    /// <summary>The state that the journal stores. A new board, or a board that lost its journal, has no state: two
    /// empty slots, counter 0.</summary>
    public JournalState State { get; private set; } = new();

    /// <summary>Whether the last change may be stored although <see cref="Write"/> returned false: the storage then
    /// differs from <see cref="State"/>.</summary>
    public bool IsInDoubt { get; private set; }

    /// <summary>The outcome of record <paramref name="index"/> when it was read.</summary>
    public JournalRecordStatus RecordAt(int index)
    {
        return _records[index];
    }

    /// <summary>Reads both records.</summary>
    public JournalStatus Load()
    {
        JournalState? state0 = Read(0, out uint sequence0);
        JournalState? state1 = Read(1, out uint sequence1);
        State = new JournalState();
        IsInDoubt = false;
        _sequence = 0;
        if (state0 is null && state1 is null)
        {
            Status = Conclude();
            return Status;
        }

        // Modulo 2^32: the number after the last number is newer.
        bool firstIsNewest = state1 is null || (state0 is not null && unchecked(sequence0 - sequence1) < 0x80000000);
        JournalState newest = firstIsNewest ? state0! : state1!;
        JournalState? older = firstIsNewest ? state1 : state0;
        if (older is not null && !older.IsSame(newest))
        {
            _records[firstIsNewest ? 1 : 0] = JournalRecordStatus.Stale;
        }

        State = newest;
        _sequence = firstIsNewest ? sequence0 : sequence1;

        // Otherwise the state of a new board would overwrite the valid record.
        Status = State.IsSame(newest) ? JournalStatus.Ok : JournalStatus.Lost;
        return Status;
    }

    /// <summary>Goes on from a state that is not stored. Without a journal only.</summary>
    internal void Assume(JournalState state)
    {
        if (Status != JournalStatus.Ok)
        {
            State = state.Copy();
        }
    }

    /// <summary>Writes both records with the same state, in the current layout, after a cut or an invalid record. The
    /// state of the journal does not change.</summary>
    /// <returns>Whether both records are valid.</returns>
    public bool Repair()
    {
        if (Status != JournalStatus.Ok)
        {
            return false;
        }

        int newest = JournalRecord.IndexOf(_sequence);
        if (_records[1 - newest] != JournalRecordStatus.Ok && !WriteNext(State))
        {
            return false;
        }

        return _records[newest] == JournalRecordStatus.Ok || WriteNext(State);
    }

    /// <summary>Stores <paramref name="state"/>.</summary>
    /// <returns>True if the state is stored; otherwise the journal keeps its state, or, after a failed write, may have
    /// either state.</returns>
    public bool Write(JournalState state)
    {
        JournalState next = state.Copy();
        if (Status != JournalStatus.Ok)
        {
            StartOver();
        }

        IsInDoubt = !WriteNext(next);
        if (IsInDoubt)
        {
            return false;
        }

        State = next;
        Status = JournalStatus.Ok;

        // The change is made. The second copy protects the change against an invalid record; without the copy, the next
        // boot's repair writes it.
        WriteNext(next);
        return true;
    }

    /// <summary>Stores a state with the counter and the revoked keys of the journal's state, at most one more start, no
    /// request except a second judgement, and changes of the slots that a boot may make.</summary>
    /// <returns>As <see cref="Write"/>; false, too, if a fault of the chip made another difference.</returns>
    internal bool Change(JournalState next)
    {
        return next.Counter == State.Counter
            && next.Revoked.IsSame(State.Revoked)
            && next.Starts <= State.Starts + 1
            && next.Request is (BootReason.None or BootReason.JudgedAgain)
            && IsChange(State.StateOf(Slot.A), next.StateOf(Slot.A))
            && IsChange(State.StateOf(Slot.B), next.StateOf(Slot.B))
            && Write(next);
    }

    // The changes that a boot may make to a slot's state: confirmed to new, new to another turn.
    private static bool IsChange(SlotState before, SlotState after)
    {
        return before == after
            || (before == SlotState.Confirmed
                ? after == SlotState.Pending
                : after is SlotState.Trial or SlotState.Rejected);
    }

    // The first record of a new journal overwrites the unfinished record: if the power is cut again, the missing record
    // is still missing.
    private void StartOver()
    {
        _sequence = _records[1] is JournalRecordStatus.Missing || _records[0] is not JournalRecordStatus.Missing
            ? 1u
            : 2u;
    }

    private bool WriteNext(JournalState state)
    {
        uint sequence = unchecked(_sequence + 1);
        int index = JournalRecord.IndexOf(sequence);
        string name = JournalRecord.FileOf(index);
        byte[] bytes = JournalRecord.Write(state, sequence);
        byte[] back = new byte[JournalRecord.Size];

        // Before a record is overwritten: a wrong reading after a fault of the chip must not become permanent.
        if (JournalRecord.TryRead(bytes, index, isCrcKnown: true, out JournalState? stored, out uint number)
            != JournalRecordStatus.Ok
            || stored is null || number != sequence || !stored.IsSame(state))
        {
            return false;
        }

        _records[index] = JournalRecordStatus.Torn;
        if (!_storage.Write(name, 0, bytes, 0, bytes.Length)
            || !_storage.Flush(name)
            || !_storage.Read(name, 0, back, 0, back.Length))
        {
            return false;
        }

        int difference = 0;
        for (int i = 0; i < back.Length; i++)
        {
            difference |= back[i] ^ bytes[i];
        }

        if (difference != 0)
        {
            return false;
        }

        _records[index] = JournalRecordStatus.Ok;
        _sequence = sequence;
        return true;
    }

    private JournalState? Read(int index, out uint sequence)
    {
        JournalState? state = null;
        sequence = 0;
        _records[index] = JournalRecordStatus.Unreadable;
        for (int i = 0; i < Tries && _records[index] == JournalRecordStatus.Unreadable; i++)
        {
            _records[index] = TryRead(index, out state, out sequence);
        }

        return state;
    }

    private JournalRecordStatus TryRead(int index, out JournalState? state, out uint sequence)
    {
        state = null;
        sequence = 0;
        string name = JournalRecord.FileOf(index);
        int length = _storage.GetLength(name);
        if (length is BootStorage.Missing or 0)
        {
            return JournalRecordStatus.Missing;
        }

        if (length < 0)
        {
            return JournalRecordStatus.Unreadable;
        }

        if (length < JournalRecord.OldSize)
        {
            return JournalRecordStatus.Torn;
        }

        byte[] bytes = new byte[length < JournalRecord.Size ? length : JournalRecord.Size];
        if (!_storage.Read(name, 0, bytes, 0, bytes.Length))
        {
            return JournalRecordStatus.Unreadable;
        }

        // A difference between two readings of the same bytes is a fault of the chip: the record is read again.
        JournalRecordStatus status = JournalRecord.TryRead(bytes, index, out state, out sequence);
        JournalRecordStatus repeated = JournalRecord.TryRead(
            bytes, index, isCrcKnown: status != JournalRecordStatus.Flipped, out JournalState? again, out uint number);
        if (repeated != status || (repeated == JournalRecordStatus.Ok && number != sequence))
        {
            return JournalRecordStatus.Unreadable;
        }

        bool isSame = state is null || again is null ? state is null && again is null : state.IsSame(again);
        return isSame ? status : JournalRecordStatus.Unreadable;
    }

    // Unprovisioned: no write was ever finished. One record may be unfinished, the other must be missing.
    private JournalStatus Conclude()
    {
        bool missing0 = _records[0] == JournalRecordStatus.Missing;
        bool missing1 = _records[1] == JournalRecordStatus.Missing;
        bool begun0 = missing0 || _records[0] == JournalRecordStatus.Torn;
        bool begun1 = missing1 || _records[1] == JournalRecordStatus.Torn;
        return (missing0 && begun1) || (missing1 && begun0) ? JournalStatus.Unprovisioned : JournalStatus.Lost;
    }
}
