using System.Collections.Generic;

namespace SecureBoot.Provisioning.Config;

/// <summary>A sensor with a curve on an analog input.</summary>
/// <param name="Channel">The channel, by nanoFramework's numbers.</param>
/// <param name="Samples">Conversions a reading.</param>
/// <param name="Decimals">How many of a value's digits stand behind the point.</param>
/// <param name="Points">The curve: what the converter gives, rising, and what it stands for.</param>
public sealed record BoardAnalog(int Channel, int Samples, int Decimals, IReadOnlyList<(int Raw, int Value)> Points);
