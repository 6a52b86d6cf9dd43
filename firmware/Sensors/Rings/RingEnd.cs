using System.Threading;
using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>The common part of both ends of a ring: one thread uses an end, with at most one open lease.</summary>
[SingleThread]
public abstract class RingEnd
{
    // Fields, not properties, and checked in each call's own lines: the device pays for every call.
    private protected readonly long _first;
    private protected long _latest;

    // The open lease, or 0.
    private protected long _open;

    // The thread that may use this end: the first that did.
    private protected Thread? _owner;

    private bool _isShared;
    private bool _isBound;
    private int _lost;

    internal RingEnd()
    {
        _first = LeaseNumbers.NewEnd();
        _latest = _first;
    }

    /// <summary>Whether each call from another thread than the first one is refused as
    /// <see cref="RingStatus.WrongThread"/>. True at the start. Turn the check off if you hand the end from thread to
    /// thread and order the calls yourself: no check then detects two threads at a time.</summary>
    public bool IsThreadChecked
    {
        get => !_isShared;
        set
        {
            _isShared = !value;
            _owner = null;
        }
    }

    /// <summary>The number of leases that <see cref="Reclaim"/> found open. Stops at its largest value.</summary>
    public int Lost => _lost;

    /// <summary>Gives this end to the calling thread if the thread that used it has ended. A lease that the old thread
    /// left open is dropped, with its written or unread bytes, and counted in <see cref="Lost"/>.</summary>
    /// <remarks>For a thread that ends between two calls of this library, for example by an exception of the
    /// caller.</remarks>
    /// <returns>Ok, or WrongThread without a change: the other thread still runs.</returns>
    public RingStatus Reclaim()
    {
        Thread caller = Thread.CurrentThread;
        if (_owner is not null && _owner != caller && _owner.IsAlive)
        {
            return RingStatus.WrongThread;
        }

        if (!_isShared)
        {
            _owner = caller;
        }

        if (_open != 0)
        {
            _ = Int32Math.SaturatingAdd(_lost, 1, out _lost);
            GiveUp();
            _open = 0;
        }

        return RingStatus.Ok;
    }

    /// <summary>Reserves this end for a sender or a receiver; false if another one has it.</summary>
    internal bool TryBind()
    {
        bool isFirst = !_isBound;
        _isBound = true;
        return isFirst;
    }

    // Clears the slot of the open lease and leaves it to its next owner.
    private protected abstract void GiveUp();

    // Whether a thread that is not the owner may continue.
    private protected bool TryOwn()
    {
        if (_isShared)
        {
            return true;
        }

        if (_owner is not null)
        {
            return false;
        }

        _owner = Thread.CurrentThread;
        return true;
    }

    // The reason to refuse a call whose lease is not open, or whose thread is not the owner; Ok if the call is allowed.
    private protected RingStatus Refuse(long lease)
    {
        if (_owner != Thread.CurrentThread && !TryOwn())
        {
            return RingStatus.WrongThread;
        }

        return lease != 0 && lease == _open ? RingStatus.Ok : LeaseNumbers.Refuse(lease, _first, _latest);
    }
}
