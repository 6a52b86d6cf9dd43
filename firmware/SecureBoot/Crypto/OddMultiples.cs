namespace SecureBoot.Crypto;

/// <summary>The multiples Q, 3Q, 5Q, … 15Q of a point, and the digits of scalars for them.</summary>
/// <remarks>
/// The width-5 non-adjacent form: k = Σ digit[j]·2^j; each digit is zero or odd in [-15, 15], and of five neighbours at
/// most one is not zero.
/// </remarks>
internal static class OddMultiples
{
    /// <summary>Entries of the table.</summary>
    public const int Count = 8;

    /// <summary>Integers of the whole table.</summary>
    public const int TableLength = Count * CurvePoint.AffineLength;

    /// <summary>Digits of a scalar below 2^256.</summary>
    public const int DigitCount = 257;

    private const int Width = 5;

    /// <summary>Computes the entries after the first, which is given.</summary>
    public static void Fill(int[] table)
    {
        int[] twice = new int[CurvePoint.AffineLength];
        CurvePoint sum = new();
        sum.Load(table, 0);
        sum.Double();
        sum.Store(twice, 0);
        sum.Load(table, 0);
        AffineBatch batch = new(table, Count);
        for (int i = 1; i < Count; i++)
        {
            sum.Add(twice, 0, negative: false);
            batch.Add(sum, i * CurvePoint.AffineLength);
        }

        batch.Finish();
    }

    /// <summary>Writes the digits of a scalar in [0, 2^256).</summary>
    public static void Recode(long[] scalar, sbyte[] digits)
    {
        int carry = 0;
        int skip = 0;
        for (int i = 0; i < DigitCount; i++)
        {
            digits[i] = 0;
            if (skip > 0)
            {
                skip--;
                continue;
            }

            int window = Window(scalar, i) + carry;
            if ((window & 1) == 0)
            {
                continue;
            }

            // An odd window of 17 to 31 becomes negative; the added 32 is carried into the bit after the window.
            carry = window >> (Width - 1);
            digits[i] = (sbyte)(window - (carry << Width));
            skip = Width - 1;
        }
    }

    // Five bits from bit i; zero bits above bit 261.
    private static int Window(long[] scalar, int i)
    {
        int limb = i / Limbs.Bits;
        int shift = i - (limb * Limbs.Bits);
        long bits = scalar[limb] >> shift;
        if (limb + 1 < Limbs.Count)
        {
            bits |= scalar[limb + 1] << (Limbs.Bits - shift);
        }

        return (int)(bits & ((1 << Width) - 1));
    }
}
