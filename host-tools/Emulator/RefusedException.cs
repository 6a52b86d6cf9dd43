using System;
using System.Collections.Generic;

namespace SecureBoot.Emulator;

/// <summary>An assembly was refused at load: it uses what the device, or this emulator, does not have.</summary>
public sealed class RefusedException : Exception
{
    /// <summary>Lists every offence.</summary>
    public RefusedException(string assembly, IReadOnlyList<Offence> offences)
        : base(Text(assembly, offences))
    {
        Assembly = assembly;
        Offences = offences;
    }

    /// <summary>The assembly's name.</summary>
    public string Assembly { get; }

    /// <summary>What it uses, and where.</summary>
    public IReadOnlyList<Offence> Offences { get; }

    private static string Text(string assembly, IReadOnlyList<Offence> offences)
    {
        ArgumentNullException.ThrowIfNull(offences);
        return $"{assembly} uses what the device does not have:\n  " + string.Join("\n  ", offences);
    }
}
