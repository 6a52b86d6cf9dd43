namespace SecureBoot.Provisioning.Config;

/// <summary>Serial ports of the chip.</summary>
/// <param name="Recovery">On which recovery takes an image.</param>
/// <param name="RecoveryBaud">Its speed.</param>
/// <param name="Particles">On which the particle sensor is.</param>
public sealed record BoardSerial(string Recovery, int RecoveryBaud, string Particles);
