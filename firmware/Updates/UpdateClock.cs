namespace SecureBoot.Updates;

/// <summary>The board's time, which the application gives.</summary>
public abstract class UpdateClock
{
    /// <summary>Seconds since 1970. An unset clock may return any value: no update depends on it.</summary>
    public abstract uint GetUnixSeconds();

    /// <summary>Seconds since the start, which only grow.</summary>
    public abstract uint GetUptimeSeconds();
}
