namespace SecureBoot.Provisioning.Config;

/// <summary>Which sensors the application reads, and how it reports.</summary>
/// <param name="IsJson">Lines of JSON, else of CSV.</param>
/// <param name="SleepSeconds">Light sleep of the chip between two lines; 0 for none.</param>
/// <param name="Pulse">The contact; null: it is not read.</param>
/// <param name="Pms5003">The particle sensor; null: it is not read.</param>
/// <param name="Sht4x">The climate sensor; null: it is not read.</param>
/// <param name="Bme280">The weather sensor; null: it is not read.</param>
/// <param name="Analog">The sensor on an analog input; null: it is not read.</param>
public sealed record BoardSensors(
    bool IsJson,
    int SleepSeconds,
    BoardPulse? Pulse,
    BoardPms5003? Pms5003,
    BoardSht4x? Sht4x,
    BoardBme280? Bme280,
    BoardAnalog? Analog)
{
    /// <summary>The sensors if nf.config names none.</summary>
    public static BoardSensors Default { get; } = new(
        false, 0, new BoardPulse(5, 20), new BoardPms5003("Pms5003", 30), null, null, null);

    /// <summary>Whether I2C is needed.</summary>
    public bool UsesI2c => Sht4x is not null || Bme280?.Address is not null;

    /// <summary>Whether SPI is needed.</summary>
    public bool UsesSpi => Bme280 is { Address: null };
}
