namespace SecureBoot.Update.Fleet;

/// <summary>The events of a fleet's simulation. Times are seconds from its start.</summary>
public sealed record FleetPlan
{
    /// <summary>A day.</summary>
    public const int Day = 86_400;

    /// <summary>The number of boards.</summary>
    public required int Boards { get; init; }

    /// <summary>The duration of the server's outage, which begins on the fourth day; 0 for no outage.</summary>
    public int OutageSeconds { get; init; }

    /// <summary>Whether the release fails its trial on every board.</summary>
    public bool IsBadRelease { get; init; }

    /// <summary>The share of the first step, of 10 000.</summary>
    public ushort FirstShare { get; init; } = 500;

    /// <summary>Seconds between two looks.</summary>
    public uint PollSeconds { get; init; } = 3600;

    /// <summary>The time of the release's publication.</summary>
    public static int Release => Day;

    /// <summary>The time at which a bad release is halted.</summary>
    public static int Halt => Day + (Day / 4);

    /// <summary>The time at which a good release goes to all boards.</summary>
    public static int Everybody => 2 * Day;

    /// <summary>The start of the outage.</summary>
    public static int OutageStart => 3 * Day;

    /// <summary>The end of the outage.</summary>
    public int OutageEnd => OutageStart + OutageSeconds;

    /// <summary>The end of the simulation: two days after all other events.</summary>
    public int End => OutageEnd + (2 * Day);
}
