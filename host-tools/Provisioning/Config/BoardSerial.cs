namespace SecureBoot.Provisioning.Config;

/// <summary>Serial ports of the chip.</summary>
/// <param name="Recovery">The port on which recovery takes an image.</param>
/// <param name="RecoveryBaud">The speed of the recovery port, in baud.</param>
/// <param name="Particles">The port of the particle sensor.</param>
public sealed record BoardSerial(string Recovery, int RecoveryBaud, string Particles);
