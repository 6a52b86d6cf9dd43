using System;
using System.Collections.Generic;

namespace SecureBoot.Emulator.Results;

/// <summary>An assembly was refused at load: it refers to a missing assembly, type or member, as on the
/// device.</summary>
public sealed class RefusedException(string assembly, IReadOnlyList<Offence> offences)
    : Exception(Text(assembly, offences))
{
    /// <summary>The assembly's name.</summary>
    public string Assembly { get; } = assembly;

    /// <summary>The unsupported members, and the places of their use.</summary>
    public IReadOnlyList<Offence> Offences { get; } = offences;

    private static string Text(string assembly, IReadOnlyList<Offence> offences)
    {
        ArgumentNullException.ThrowIfNull(offences);
        return $"{assembly} cannot be loaded:\n  " + string.Join("\n  ", offences);
    }
}
