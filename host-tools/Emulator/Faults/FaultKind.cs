namespace SecureBoot.Emulator.Faults;

/// <summary>What a fault does to one instruction.</summary>
public enum FaultKind
{
    /// <summary>It is not executed. What it would have pushed is what stood there, or zero.</summary>
    Skip,

    /// <summary>A conditional branch goes the other way.</summary>
    Branch,

    /// <summary>What it pushed is zero.</summary>
    Zero,

    /// <summary>The lowest bit of what it pushed is another.</summary>
    FlipLowest,

    /// <summary>All bits of what it pushed are others.</summary>
    FlipAll,

    /// <summary>A call is not made. Its result is zero.</summary>
    Call,

    /// <summary>A local, argument, field or element is read as zero.</summary>
    LoadZero,

    /// <summary>A local, argument, field or element is read as all ones.</summary>
    LoadOnes,
}
