namespace SecureBoot.Provisioning.Config;

/// <summary>A weather sensor BME280.</summary>
/// <param name="Address">The address of 7 bits on I2C; null: it is on SPI.</param>
public sealed record BoardBme280(int? Address);
