using System.Threading;

namespace SecureBoot.Sensors;

/// <summary>Counts the pulses of a contact that bounces: a flow meter, a rain gauge, an anemometer. Knows no pin: an
/// adapter reports the edges.</summary>
/// <remarks>
/// A pulse counts when it ends: the contact was closed without a break for at least the shortest pulse. Until the
/// contact has been open without a break for the quiet time, all further edges are bounces of that pulse. So a spike
/// does not count, and a contact may bounce when it closes and when it opens. The pause between two pulses must be
/// longer than the quiet time. One thread reports edges, one thread takes the count. An edge before <see cref="Start"/>
/// or after <see cref="Stop"/>, which an interrupt can cause while its driver is set up or torn down, is refused and
/// changes nothing.
/// </remarks>
public sealed class PulseCounter
{
    private const int Idle = 0;
    private const int Running = 1;
    private const int Ended = 2;

    private readonly uint _shortest;
    private readonly uint _quiet;
    private int _state;
    private int _count;
    private bool _isClosed;

    // Whether a pulse was counted and its quiet time is not over.
    private bool _isHeld;
    private uint _edge;

    /// <summary>A counter. The edges' times have the precision of the adapter's clock: with milliseconds, a shortest
    /// pulse of 1 rejects most spikes, and a shortest pulse of 2 rejects all spikes shorter than a
    /// millisecond.</summary>
    /// <param name="shortestMilliseconds">The shortest time for which the contact must be closed; 0 counts every
    /// pulse.</param>
    /// <param name="quietMilliseconds">The shortest time for which the contact must be open before the next pulse; 0
    /// counts every pulse.</param>
    public PulseCounter(uint shortestMilliseconds, uint quietMilliseconds)
    {
        _shortest = shortestMilliseconds;
        _quiet = quietMilliseconds;
    }

    /// <summary>Starts the counting of edges. After <see cref="Stop"/> the method does nothing.</summary>
    public void Start()
    {
        _ = Interlocked.CompareExchange(ref _state, Running, Idle);
    }

    /// <summary>Refuses all further edges, permanently. You can still take the counted pulses.</summary>
    public void Stop()
    {
        _ = Interlocked.Exchange(ref _state, Ended);
    }

    /// <summary>Reports an edge.</summary>
    /// <param name="isClosed">Whether the contact closed; otherwise it opened.</param>
    /// <param name="now">Milliseconds, which may wrap.</param>
    public PulseStatus OnEdge(bool isClosed, uint now)
    {
        int state = _state;
        if (state != Running)
        {
            return state == Idle ? PulseStatus.NotReady : PulseStatus.Stopped;
        }

        // A pause of about a full wrap of the clock (49.7 days, plus or minus the quiet time) looks like a short pause:
        // the pulse after it is lost, which is acceptable.
        uint lasted = ModularOrder.Elapsed(_edge, now);
        _edge = now;
        if (isClosed == _isClosed)
        {
            return PulseStatus.Repeated;
        }

        _isClosed = isClosed;
        return isClosed ? OnClosed(lasted) : OnOpened(lasted);
    }

    /// <summary>Gives the pulses since the last call and starts again at zero, in one step: no pulse is lost or taken
    /// twice.</summary>
    public int Take()
    {
        return Interlocked.Exchange(ref _count, 0);
    }

    private PulseStatus OnClosed(uint open)
    {
        if (_isHeld && open < _quiet)
        {
            return PulseStatus.Bounced;
        }

        _isHeld = false;
        return PulseStatus.Began;
    }

    private PulseStatus OnOpened(uint closed)
    {
        if (_isHeld)
        {
            return PulseStatus.Bounced;
        }

        if (closed < _shortest)
        {
            return PulseStatus.TooShort;
        }

        _isHeld = true;

        // No other code increments the count, so the count cannot pass the limit between the two operations.
        if (_count == int.MaxValue)
        {
            return PulseStatus.Saturated;
        }

        _ = Interlocked.Increment(ref _count);
        return PulseStatus.Counted;
    }
}
