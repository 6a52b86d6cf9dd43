namespace SecureBoot.Crypto;

/// <summary>Scalars written with the digits +1 and -1 only, for a <see cref="Comb"/>.</summary>
internal static class CombScalar
{
    /// <summary>The largest number of rows of digits in a table: the teeth of its combs.</summary>
    public const int RowCount = 12;

    /// <summary>
    /// Prepares an odd scalar below 2^256 for the digits +1 and -1; an even scalar is first subtracted from n. Both
    /// change <paramref name="scalar"/>: its bit i + 1 is then set if digit i is +1.
    /// </summary>
    /// <returns>Whether the digits are those of the scalar's negation modulo n.</returns>
    public static bool Recode(long[] scalar, int endDigit)
    {
        bool negative = (scalar[0] & 1) == 0;
        if (negative)
        {
            Scalar.Negate(scalar);
        }

        // Bit 0, which is set, represents the digit at the end.
        scalar[Limbs.Count - 1] |= 1L << (endDigit - ((Limbs.Count - 1) * Limbs.Bits));
        return negative;
    }

    /// <summary>The digits from a first digit on, at least 59 digits where the scalar has that many, lowest
    /// first.</summary>
    public static long GetRow(long[] scalar, int firstDigit)
    {
        int limb = (firstDigit + 1) / Limbs.Bits;
        int shift = firstDigit + 1 - (limb * Limbs.Bits);
        long row = scalar[limb] >> shift;
        row |= limb + 1 < Limbs.Count ? scalar[limb + 1] << (Limbs.Bits - shift) : 0;
        return row | (limb + 2 < Limbs.Count ? scalar[limb + 2] << ((2 * Limbs.Bits) - shift) : 0);
    }
}
