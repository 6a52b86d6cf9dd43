namespace SecureBoot.Sensors;

/// <summary>Division in this library: to the nearest whole number, halves away from zero. 3 / 2 is 2, -1 / 2 is
/// -1.</summary>
internal static class Rounding
{
    /// <summary>Divides. The divisor is not 0, and the dividend plus half the divisor fits 64 bits.</summary>
    internal static long Divide(long dividend, long divisor)
    {
        long half = divisor / 2;
        return (dividend < 0) == (half < 0) ? (dividend + half) / divisor : (dividend - half) / divisor;
    }
}
