namespace SecureBoot.Provisioning.Config;

/// <summary>Pins of I2C1 and SPI1, by number; null where nf.config names none.</summary>
/// <param name="I2cData">SDA.</param>
/// <param name="I2cClock">SCL.</param>
/// <param name="SpiMosi">Data to the sensor.</param>
/// <param name="SpiMiso">Data from it.</param>
/// <param name="SpiClock">The clock.</param>
/// <param name="SpiSelect">The BME280's chip select.</param>
public sealed record BoardBusPins(
    int? I2cData, int? I2cClock, int? SpiMosi, int? SpiMiso, int? SpiClock, int? SpiSelect);
