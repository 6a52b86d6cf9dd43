namespace SecureBoot.Updates;

/// <summary>The board's time, which the application gives.</summary>
public abstract class UpdateClock
{
    /// <summary>Seconds since 1970. A clock that nobody set says 1970 or any other year: no update depends on
    /// it.</summary>
    public abstract uint GetUnixSeconds();

    /// <summary>Seconds since the start, which only grow.</summary>
    public abstract uint GetUptimeSeconds();
}
