namespace SecureBoot.Provisioning;

/// <summary>Which sensors the application reads, and how it reports.</summary>
/// <param name="IsJson">Lines of JSON, else of CSV.</param>
/// <param name="SleepSeconds">Light sleep of the chip between two lines; 0 for none.</param>
/// <param name="Pulse">The contact; null: it is not read.</param>
/// <param name="Pms5003">The particle sensor; null: it is not read.</param>
public sealed record BoardSensors(bool IsJson, int SleepSeconds, BoardPulse? Pulse, BoardPms5003? Pms5003)
{
    /// <summary>What is read when nf.config does not say.</summary>
    public static BoardSensors Default { get; } = new(false, 0, new BoardPulse(5, 20), new BoardPms5003("Pms5003", 30));
}
