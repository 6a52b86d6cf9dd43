namespace SecureBoot.Emulator.Faults;

/// <summary>The effect of a fault on the machine. Two faults into the same execution of an instruction that have equal
/// effects lead to the same machine.</summary>
/// <param name="Form">The effect on the instruction.</param>
/// <param name="Bits">The number that was pushed in place of the correct number.</param>
/// <param name="Ref">The object that was pushed in place of the correct object.</param>
public readonly record struct FaultEffect(FaultForm Form, long Bits = 0, object? Ref = null);

/// <summary>The effect of a fault on an instruction.</summary>
public enum FaultForm
{
    /// <summary>The fault is not possible here: the machine is at another place, or the pushed value is an
    /// object.</summary>
    Impossible,

    /// <summary>No effect: the machine is the same as without the fault.</summary>
    Unchanged,

    /// <summary>The instruction was skipped.</summary>
    LeftOut,

    /// <summary>A conditional branch went the other way.</summary>
    Turned,

    /// <summary>The instruction was executed, and pushed another value.</summary>
    Pushed,
}
