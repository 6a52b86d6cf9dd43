using System.Collections.Generic;

namespace SecureBoot.Update.Fleet;

/// <summary>The outcome of a simulated fleet.</summary>
public sealed record FleetResult
{
    /// <summary>Requests in each minute.</summary>
    public required IReadOnlyList<int> RequestsPerMinute { get; init; }

    /// <summary>Boards that run the new release at the end of each minute.</summary>
    public required IReadOnlyList<int> NewPerMinute { get; init; }

    /// <summary>Requests a second on the first day, without a release.</summary>
    public required double Mean { get; init; }

    /// <summary>The most requests a second, over a minute, after the outage or, without one, after the first
    /// day.</summary>
    public required double Peak { get; init; }

    /// <summary>Downloads, all boards together.</summary>
    public required int Downloads { get; init; }

    /// <summary>The share that had the new release before it went to everybody, of 10 000.</summary>
    public required double FirstShare { get; init; }

    /// <summary>Boards that had begun with the bad release when it was halted.</summary>
    public required int BegunAtHalt { get; init; }

    /// <summary>Boards that began with it later than a poll period after that.</summary>
    public required int BegunAfterHalt { get; init; }

    /// <summary>Boards that took an image while the running image was not confirmed.</summary>
    public required int UpdatedUnconfirmed { get; init; }

    /// <summary>Seconds after the outage until 99 of 100 boards had looked; 0 without one.</summary>
    public required int Return { get; init; }

    /// <summary>The broken promises, in words; empty if all promises were kept.</summary>
    public required IReadOnlyList<string> Violations { get; init; }
}
