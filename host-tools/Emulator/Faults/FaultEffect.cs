namespace SecureBoot.Emulator.Faults;

/// <summary>What a fault made of the machine, as far as two faults into the same execution of an instruction can
/// differ: equal effects are the same machine.</summary>
/// <param name="Form">What happened to the instruction.</param>
/// <param name="Bits">The number that was pushed in place of the right one.</param>
/// <param name="Ref">The object that was pushed in place of the right one.</param>
public readonly record struct FaultEffect(FaultForm Form, long Bits = 0, object? Ref = null);

/// <summary>What a fault made of an instruction.</summary>
public enum FaultForm
{
    /// <summary>The fault cannot meet it: the machine does not stand there, or what was pushed is an object.</summary>
    Impossible,

    /// <summary>Nothing: the machine is as without the fault.</summary>
    Unchanged,

    /// <summary>It was left out.</summary>
    LeftOut,

    /// <summary>A conditional branch went the other way.</summary>
    Turned,

    /// <summary>It was executed, and pushed something else.</summary>
    Pushed,
}
