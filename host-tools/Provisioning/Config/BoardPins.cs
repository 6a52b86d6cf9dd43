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
