namespace SecureBoot.Update.Fleet;

/// <summary>The events of a fleet's simulation. Times are seconds from its start.</summary>
public sealed record FleetPlan
{
    /// <summary>A day.</summary>
    public const int Day = 86_400;

    /// <summary>How many boards there are.</summary>
    public required int Boards { get; init; }

    /// <summary>How long the server is away, beginning on the fourth day; 0 for not at all.</summary>
    public int OutageSeconds { get; init; }

    /// <summary>Whether the release fails its trial on every board.</summary>
    public bool IsBadRelease { get; init; }

    /// <summary>The share of the first step, of 10 000.</summary>
    public ushort FirstShare { get; init; } = 500;

    /// <summary>Seconds between two looks.</summary>
    public uint PollSeconds { get; init; } = 3600;

    /// <summary>When the release is published.</summary>
    public static int Release => Day;

    /// <summary>When a bad release is halted.</summary>
    public static int Halt => Day + (Day / 4);

    /// <summary>When a good one goes to all boards.</summary>
    public static int Everybody => 2 * Day;

    /// <summary>When the outage begins.</summary>
    public static int OutageStart => 3 * Day;

    /// <summary>When the server is back.</summary>
    public int OutageEnd => OutageStart + OutageSeconds;

    /// <summary>When the simulation ends: two days after everything.</summary>
    public int End => OutageEnd + (2 * Day);
}
