namespace SecureBoot.Crypto;

/// <summary>Scalars written with the digits +1 and -1 only, for a <see cref="Comb"/>.</summary>
internal static class CombScalar
{
    /// <summary>Room for the digits: those of a scalar and what lies between them and the longest comb's end.</summary>
    public const int DigitCount = Limbs.Count * Limbs.Bits;

    /// <summary>
    /// Writes the digits of an odd scalar below 2^256 (1 for +1, 0 for -1); an even one is first taken from n, which
    /// changes <paramref name="scalar"/>.
    /// </summary>
    /// <returns>Whether the digits are of the scalar's negation modulo n.</returns>
    public static bool Recode(long[] scalar, int endDigit, byte[] digits)
    {
        bool negative = (scalar[0] & 1) == 0;
        if (negative)
        {
            Scalar.Negate(scalar);
        }

        // Digit i is bit i + 1. Bit 0, which is set, stands for the one at the end.
        int next = 0;
        for (int limb = 0; limb < Limbs.Count; limb++)
        {
            int bits = (int)scalar[limb];
            for (int i = 0; i < Limbs.Bits; i++)
            {
                if (next > 0)
                {
                    digits[next - 1] = (byte)(bits & 1);
                }

                bits >>= 1;
                next++;
            }
        }

        digits[endDigit - 1] = 1;
        return negative;
    }
}
