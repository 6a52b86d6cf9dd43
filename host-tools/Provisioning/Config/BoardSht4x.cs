namespace SecureBoot.Provisioning.Config;

/// <summary>A climate sensor SHT4x on I2C.</summary>
/// <param name="Address">The address of 7 bits.</param>
public sealed record BoardSht4x(int Address);
