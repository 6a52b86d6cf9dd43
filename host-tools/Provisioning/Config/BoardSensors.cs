using System.Collections.Generic;

namespace SecureBoot.Provisioning.Config;

/// <summary>The sensors that the application reads, and the form of its reports.</summary>
/// <param name="IsJson">Lines of JSON, otherwise of CSV.</param>
/// <param name="SleepSeconds">Seconds of light sleep between two lines; 0 for no sleep.</param>
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
    /// <summary>The sensors if nf.config names no sensor.</summary>
    public static BoardSensors Default { get; } = new(
        false, 0, new BoardPulse(5, 20), new BoardPms5003("Pms5003", 30), null, null, null);

    /// <summary>Whether I2C is needed.</summary>
    public bool UsesI2c => Sht4x is not null || Bme280?.Address is not null;

    /// <summary>Whether SPI is needed.</summary>
    public bool UsesSpi => Bme280 is { Address: null };
}

/// <summary>A particle sensor of the PMS5003's family.</summary>
/// <param name="Kind">Pms5003 or Pms5003T.</param>
/// <param name="WarmUpSeconds">Until its values are stable.</param>
public sealed record BoardPms5003(string Kind, int WarmUpSeconds);

/// <summary>A climate sensor SHT4x on I2C.</summary>
/// <param name="Address">The address of 7 bits.</param>
public sealed record BoardSht4x(int Address);

/// <summary>A weather sensor BME280.</summary>
/// <param name="Address">The address of 7 bits on I2C; null: it is on SPI.</param>
public sealed record BoardBme280(int? Address);

/// <summary>A sensor with a curve on an analog input.</summary>
/// <param name="Channel">The channel, by nanoFramework's numbers.</param>
/// <param name="Samples">Conversions a reading.</param>
/// <param name="Decimals">The number of a value's digits after the point.</param>
/// <param name="Points">The curve: the converter's numbers, rising, and the values at these points.</param>
public sealed record BoardAnalog(int Channel, int Samples, int Decimals, IReadOnlyList<(int Raw, int Value)> Points);

/// <summary>A contact that gives pulses.</summary>
/// <param name="ShortestMilliseconds">The shortest time that a pulse keeps the contact closed.</param>
/// <param name="QuietMilliseconds">The shortest time that the contact is open before the next pulse.</param>
public sealed record BoardPulse(int ShortestMilliseconds, int QuietMilliseconds);
