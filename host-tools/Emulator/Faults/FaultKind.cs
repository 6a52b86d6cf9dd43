namespace SecureBoot.Emulator.Faults;

/// <summary>The fault's effect on an instruction.</summary>
public enum FaultKind
{
    /// <summary>The instruction is skipped. Its result is the old stack content, or zero.</summary>
    Skip,

    /// <summary>A conditional branch goes the other way.</summary>
    Branch,

    /// <summary>The result is zero.</summary>
    Zero,

    /// <summary>The lowest bit of the pushed value is inverted.</summary>
    FlipLowest,

    /// <summary>All bits of the pushed value are inverted.</summary>
    FlipAll,

    /// <summary>A call is not made. Its result is zero.</summary>
    Call,

    /// <summary>A local, argument, field or element is read as zero.</summary>
    LoadZero,

    /// <summary>A local, argument, field or element is read as all ones.</summary>
    LoadOnes,
}
