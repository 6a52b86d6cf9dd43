namespace SecureBoot.Crypto;

/// <summary>Sums of two multiples, u·G + v·Q, whose doublings are shared.</summary>
internal static class DoubleScalar
{
    /// <summary>Adds u·G + v·Q to a point that is infinity; u and v are in [0, n) and are changed.</summary>
    /// <remarks>With a table and fewer columns than the table has, the result is the sum of the first columns
    /// only.</remarks>
    public static void VarTimeMultiply(long[] u, long[] v, P256PublicKey key, CurvePoint sum, int columns)
    {
        CombTable generator = GeneratorTable.Table;
        long[] rows = new long[CombScalar.RowCount];
        bool negative = generator.WriteRows(u, rows);
        if (key.Table is null)
        {
            AddMultiples(generator, rows, negative, key.Multiples, v, sum);
        }
        else
        {
            AddCombs(generator, rows, negative, key.Table, v, sum, columns);
        }
    }

    private static void AddCombs(
        CombTable generator, long[] rows, bool negative, CombTable table, long[] v, CurvePoint sum, int most)
    {
        long[] keyRows = new long[CombScalar.RowCount];
        bool keyNegative = table.WriteRows(v, keyRows);
        int columns = table.Columns > generator.Columns ? table.Columns : generator.Columns;
        columns = columns < most ? columns : most;
        PairBatch pairs = new(generator.CountPairs(columns) + table.CountPairs(columns));
        for (int j = 0; j < columns; j++)
        {
            generator.CollectColumn(pairs, rows, negative, j);
            table.CollectColumn(pairs, keyRows, keyNegative, j);
        }

        if (!pairs.TryInvert())
        {
            return;
        }

        for (int j = columns - 1; j >= 0; j--)
        {
            sum.Double();
            table.AddColumn(sum, pairs, keyRows, keyNegative, j);
            generator.AddColumn(sum, pairs, rows, negative, j);
        }
    }

    private static void AddMultiples(
        CombTable generator, long[] rows, bool negative, int[] multiples, long[] v, CurvePoint sum)
    {
        sbyte[] keyDigits = new sbyte[OddMultiples.DigitCount];
        OddMultiples.Recode(v, keyDigits);
        PairBatch pairs = new(generator.CountPairs(generator.Columns));
        for (int j = 0; j < generator.Columns; j++)
        {
            generator.CollectColumn(pairs, rows, negative, j);
        }

        if (!pairs.TryInvert())
        {
            return;
        }

        for (int j = OddMultiples.DigitCount - 1; j >= 0; j--)
        {
            sum.Double();
            generator.AddColumn(sum, pairs, rows, negative, j);
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
