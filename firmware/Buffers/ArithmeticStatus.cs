namespace SecureBoot.Buffers;

/// <summary>How a calculation ended. nanoCLR has no OverflowException, so it is said here.</summary>
public enum ArithmeticStatus
{
    /// <summary>Nothing was calculated. No method returns it: a variable that was never set holds it.</summary>
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
