namespace SecureBoot.Updates;

/// <summary>The times at which a board looks for updates (docs/updates.md, section 5). Each time is random, so that
/// boards which stopped together do not return together.</summary>
public sealed class PollSchedule
{
    /// <summary>The longest wait but for the jitter of an ordinary look, in seconds: a day.</summary>
    public const uint MaxBackOff = 86400;

    /// <summary>Seconds between two looks until a manifest sets another period.</summary>
    public const uint DefaultPoll = 3600;

    // On trial the first look must come soon: without a look the image is not confirmed.
    private const uint FirstOnTrial = 30;

    private uint _random;
    private bool _isOnTrial;

    /// <summary>Draws from <paramref name="seed"/> on, which is another for each board and each start.</summary>
    public PollSchedule(uint seed)
    {
        _random = seed == 0 ? 1 : seed;
    }

    /// <summary>Seconds between two looks, from the last manifest.</summary>
    public uint PollSeconds { get; set; } = DefaultPoll;

    /// <summary>The number of consecutive failed looks.</summary>
    public int Failures { get; private set; }

    /// <summary>Seconds to the first look after a start: a random time in the period, so that the boards of a town do
    /// not all look at once after a power cut.</summary>
    public int GetFirst(bool isOnTrial)
    {
        _isOnTrial = isOnTrial;
        return (int)Draw(isOnTrial ? FirstOnTrial : PollSeconds);
    }

    /// <summary>Seconds until a message from outside can cause the next look: random, because a message reaches all
    /// boards at the same time.</summary>
    public int GetGap()
    {
        return PollSignal.MinGap + (int)Draw(PollSignal.MinGap);
    }

    /// <summary>Seconds to the next look after a successful look: half a period to one and a half periods.</summary>
    public int GetNext()
    {
        Failures = 0;
        _isOnTrial = false;
        return (int)((PollSeconds / 2) + Draw(PollSeconds));
    }

    /// <summary>Seconds to the next look after a failed look: the limit doubles each time, up to a day, and the time is
    /// in its upper half. On trial the first limit is the time of the first look: a trial ends after minutes.</summary>
    /// <param name="retryAfter">The seconds that the server requested; 0 without a request. More than half a day counts
    /// as half a day.</param>
    public int GetRetry(int retryAfter)
    {
        uint wait = _isOnTrial ? FirstOnTrial : PollSeconds;
        for (int i = 0; i < Failures && wait < MaxBackOff; i++)
        {
            wait *= 2;
        }

        wait = wait > MaxBackOff ? MaxBackOff : wait;
        if (wait < MaxBackOff)
        {
            Failures++;
        }

        uint drawn = wait - Draw(wait / 2);
        uint asked = retryAfter < 0 ? 0 : (uint)retryAfter;
        asked = asked > MaxBackOff / 2 ? MaxBackOff / 2 : asked;

        // The server gives all boards the same delay: each board waits a random time between that delay and twice the
        // delay.
        return (int)(asked < drawn ? drawn : asked + Draw(asked));
    }

    // 0 to limit, without limit itself. Marsaglia's xorshift of 32 bits is random enough for waiting times.
    private uint Draw(uint limit)
    {
        _random ^= _random << 13;
        _random ^= _random >> 17;
        _random ^= _random << 5;
        return limit == 0 ? 0 : _random % limit;
    }
}
