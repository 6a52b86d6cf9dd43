namespace SecureBoot.Provisioning.Config;

/// <summary>Pins, by number.</summary>
/// <param name="Led">Shows why nothing was booted, and that the application runs.</param>
/// <param name="Recovery">Held low at reset, nothing is booted.</param>
/// <param name="RecoveryReceive">Recovery receives here.</param>
/// <param name="RecoveryTransmit">Recovery sends here.</param>
/// <param name="Pulse">The pulse sensor.</param>
/// <param name="Particles">The particle sensor's data.</param>
/// <param name="ParticlesTransmit">The other line of that port, which the device wants although nothing is
/// sent.</param>
/// <param name="Buses">The pins of I2C and SPI.</param>
public sealed record BoardPins(
    int Led,
    int Recovery,
    int RecoveryReceive,
    int RecoveryTransmit,
    int Pulse,
    int Particles,
    int ParticlesTransmit,
    BoardBusPins Buses);

/// <summary>Pins of I2C1 and SPI1, by number; null for pins that nf.config does not name.</summary>
/// <param name="I2cData">SDA.</param>
/// <param name="I2cClock">SCL.</param>
/// <param name="SpiMosi">Data to the sensor.</param>
/// <param name="SpiMiso">Data from it.</param>
/// <param name="SpiClock">The clock.</param>
/// <param name="SpiSelect">The BME280's chip select.</param>
public sealed record BoardBusPins(
    int? I2cData, int? I2cClock, int? SpiMosi, int? SpiMiso, int? SpiClock, int? SpiSelect);
