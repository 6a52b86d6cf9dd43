using System.Threading;

namespace SecureBoot.Sensors;

/// <summary>Counts pulses with debounce: a flow meter, a rain gauge, an anemometer. Knows no pin: an adapter reports the edges.</summary>
/// <remarks>
/// One thread reports edges, one takes the count. An edge before <see cref="Start"/> or after <see cref="Stop"/>, as an interrupt can come
/// while its driver is set up or torn down, is refused and changes nothing.
/// </remarks>
public sealed class PulseCounter
{
    private const int Idle = 0;
    private const int Running = 1;
    private const int Ended = 2;

    private readonly uint _debounce;
    private int _state;
    private int _count;
    private bool _hasPulse;
    private uint _pulse;

    /// <summary>A counter that takes edges less than <paramref name="debounceMilliseconds"/> after a pulse for bounces of it.</summary>
    public PulseCounter(uint debounceMilliseconds)
    {
        _debounce = debounceMilliseconds;
    }

    /// <summary>Lets edges count. After <see cref="Stop"/> it does nothing.</summary>
    public void Start()
    {
        Interlocked.CompareExchange(ref _state, Running, Idle);
    }

    /// <summary>Refuses edges from now on, for good. What was counted can still be taken.</summary>
    public void Stop()
    {
        Interlocked.Exchange(ref _state, Ended);
    }

    /// <summary>Reports the edge that a pulse starts with.</summary>
    /// <param name="now">Milliseconds, which may wrap.</param>
    public PulseStatus OnEdge(uint now)
    {
        int state = _state;
        if (state != Running)
        {
            return state == Idle ? PulseStatus.NotReady : PulseStatus.Stopped;
        }

        // A pulse exactly a whole wrap (49.7 days) after the one before, give or take the debounce, is lost. So be it.
        if (_hasPulse && ModularOrder.Elapsed(_pulse, now) < _debounce)
        {
            return PulseStatus.Bounced;
        }

        _hasPulse = true;
        _pulse = now;

        // Nobody else makes the count larger, so it cannot pass the limit between the two.
        if (_count == int.MaxValue)
        {
            return PulseStatus.Saturated;
        }

        Interlocked.Increment(ref _count);
        return PulseStatus.Counted;
    }

    /// <summary>Gives the pulses since the last call and starts again at zero, in one step: no pulse is lost or taken twice.</summary>
    public int Take()
    {
        return Interlocked.Exchange(ref _count, 0);
    }
}
