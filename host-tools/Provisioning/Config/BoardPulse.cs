namespace SecureBoot.Provisioning.Config;

/// <summary>A contact that gives pulses.</summary>
/// <param name="ShortestMilliseconds">A pulse keeps it closed so long at least.</param>
/// <param name="QuietMilliseconds">It is open so long at least before the next pulse.</param>
public sealed record BoardPulse(int ShortestMilliseconds, int QuietMilliseconds);
