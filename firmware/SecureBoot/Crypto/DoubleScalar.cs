namespace SecureBoot.Crypto;

/// <summary>Sums of two multiples, u·G + v·Q, whose doublings are shared.</summary>
internal static class DoubleScalar
{
    /// <summary>Adds u·G + v·Q to a point that is infinity; u and v are in [0, n).</summary>
    public static void VarTimeMultiply(long[] u, long[] v, P256PublicKey key, CurvePoint sum)
    {
        byte[] digits = new byte[CombScalar.DigitCount];
        bool negative = CombScalar.Recode(u, GeneratorTable.EndDigit, digits);
        sbyte[] keyDigits = new sbyte[OddMultiples.DigitCount];
        OddMultiples.Recode(v, keyDigits);
        for (int j = OddMultiples.DigitCount - 1; j >= 0; j--)
        {
            sum.Double();
            GeneratorTable.AddColumn(sum, digits, negative, j);
            AddMultiple(sum, key.Multiples, keyDigits[j]);
        }
    }

    private static void AddMultiple(CurvePoint sum, int[] multiples, int digit)
    {
        if (digit > 0)
        {
            sum.Add(multiples, (digit >> 1) * OddMultiples.PointLength, negative: false);
        }
        else if (digit < 0)
        {
            sum.Add(multiples, (-digit >> 1) * OddMultiples.PointLength, negative: true);
        }
    }
}
