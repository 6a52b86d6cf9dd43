namespace SecureBoot.Buffers;

/// <summary>The outcome of a calculation. The status replaces the OverflowException that nanoCLR does not
/// have.</summary>
public enum ArithmeticStatus
{
    /// <summary>Nothing was calculated. No method returns this value: an unset variable has it.</summary>
    NotCalculated = 0,

    /// <summary>The result is exact.</summary>
    Ok = 1,

    /// <summary>The exact result is above the type's range.</summary>
    TooLarge = 2,

    /// <summary>The exact result is below the type's range.</summary>
    TooSmall = 3,

    /// <summary>The divisor is zero.</summary>
    DivideByZero = 4,
}
