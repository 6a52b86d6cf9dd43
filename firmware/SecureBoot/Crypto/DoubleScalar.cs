namespace SecureBoot.Crypto;

/// <summary>Sums of two multiples, u·G + v·Q, whose doublings are shared.</summary>
internal static class DoubleScalar
{
    /// <summary>Adds u·G + v·Q to a point that is infinity; u and v are in [0, n) and are changed.</summary>
    /// <remarks>With a table and fewer columns than there are it is the sum of the first ones only.</remarks>
    public static void VarTimeMultiply(long[] u, long[] v, P256PublicKey key, CurvePoint sum, int columns)
    {
        CombTable generator = GeneratorTable.Table;
        byte[] digits = new byte[CombScalar.DigitCount];
        bool negative = CombScalar.Recode(u, generator.EndDigit, digits);
        if (key.Table is null)
        {
            AddMultiples(generator, digits, negative, key.Multiples, v, sum);
        }
        else
        {
            AddCombs(generator, digits, negative, key.Table, v, sum, columns);
        }
    }

    private static void AddCombs(CombTable generator, byte[] digits, bool negative, CombTable table, long[] v, CurvePoint sum, int most)
    {
        byte[] keyDigits = new byte[CombScalar.DigitCount];
        bool keyNegative = CombScalar.Recode(v, table.EndDigit, keyDigits);
        int columns = table.Columns > generator.Columns ? table.Columns : generator.Columns;
        for (int j = (columns < most ? columns : most) - 1; j >= 0; j--)
        {
            sum.Double();
            generator.AddColumn(sum, digits, negative, j);
            table.AddColumn(sum, keyDigits, keyNegative, j);
        }
    }

    private static void AddMultiples(CombTable generator, byte[] digits, bool negative, int[] multiples, long[] v, CurvePoint sum)
    {
        sbyte[] keyDigits = new sbyte[OddMultiples.DigitCount];
        OddMultiples.Recode(v, keyDigits);
        for (int j = OddMultiples.DigitCount - 1; j >= 0; j--)
        {
            sum.Double();
            generator.AddColumn(sum, digits, negative, j);
            int digit = keyDigits[j];
            if (digit > 0)
            {
                sum.Add(multiples, (digit >> 1) * CurvePoint.AffineLength, negative: false);
            }
            else if (digit < 0)
            {
                sum.Add(multiples, (-digit >> 1) * CurvePoint.AffineLength, negative: true);
            }
        }
    }
}
