namespace SecureBoot.Sensors;

/// <summary>Detects that a thread no longer runs its loop: the thread counts its turns, and another thread checks the
/// count from time to time.</summary>
public sealed class StallWatch
{
    private readonly uint _limit;
    private int _turns;
    private uint _moved;

    /// <summary>A thread counts as stalled after <paramref name="limitMilliseconds"/> without a change of its count,
    /// from <paramref name="now"/> on.</summary>
    public StallWatch(uint limitMilliseconds, uint now)
    {
        _limit = limitMilliseconds;
        _moved = now;
    }

    /// <summary>Whether the count did not change for too long. Call more often than once in the limit.</summary>
    /// <param name="turns">The count, which may wrap.</param>
    /// <param name="now">Milliseconds, which may wrap.</param>
    public bool IsStalled(int turns, uint now)
    {
        if (turns != _turns)
        {
            Excuse(turns, now);
            return false;
        }

        return ModularOrder.Elapsed(_moved, now) >= _limit;
    }

    /// <summary>Restarts the watch after a pause of all threads, such as a sleep of the chip.</summary>
    public void Excuse(int turns, uint now)
    {
        _turns = turns;
        _moved = now;
    }
}
