namespace SecureBoot.Crypto;

/// <summary>A fixed-base comb: a table of sums of a point's doublings, read by a column of the scalar's bits.</summary>
/// <remarks>
/// An odd scalar k below 2^256 is written with the digits +1 and -1 only: k = Σ digit[i]·2^i for i below the length L, where
/// digit[i] is +1 if bit i + 1 of k is set, and digit[L - 1] is +1. A comb covers teeth·columns digits from a first one:
/// <code>
/// column j = Σ digit[first + j + t·columns]·2^(first + j + t·columns), for t below teeth
/// </code>
/// The last tooth gives the sign, the others the index: entry i = B[teeth - 1] + Σ ±B[t], + where bit t of i is set, with
/// B[t] = 2^(first + t·columns)·P. After Hamburg, "Fast and compact elliptic-curve cryptography" (2012), 3.3.
/// </remarks>
internal sealed class Comb
{
    private readonly int _tableStart;
    private readonly int _teeth;
    private readonly int _firstDigit;

    /// <summary>A comb whose entries start at entry <paramref name="firstEntry"/> of its table.</summary>
    public Comb(int firstEntry, int teeth, int columns, int firstDigit)
    {
        _tableStart = firstEntry * OddMultiples.PointLength;
        _teeth = teeth;
        Columns = columns;
        _firstDigit = firstDigit;
    }

    /// <summary>Columns, each one addition.</summary>
    public int Columns { get; }

    /// <summary>Entries of the table.</summary>
    public int EntryCount => 1 << (_teeth - 1);

    /// <summary>The digit after the last one covered.</summary>
    public int EndDigit => _firstDigit + (_teeth * Columns);

    /// <summary>Adds column <paramref name="column"/> to a point.</summary>
    public void AddTo(CurvePoint sum, int[] table, byte[] digits, bool negative, int column)
    {
        int at = _firstDigit + column;
        int index = 0;
        for (int tooth = 0; tooth < _teeth - 1; tooth++)
        {
            index |= digits[at] << tooth;
            at += Columns;
        }

        // A column whose last digit is -1 is the negation of the column with every digit turned.
        if (digits[at] == 0)
        {
            index = EntryCount - 1 - index;
            negative = !negative;
        }

        sum.Add(table, _tableStart + (index * OddMultiples.PointLength), negative);
    }

    /// <summary>Computes the comb's entries for the affine point in the first entry of <paramref name="point"/>.</summary>
    public void Fill(int[] point, int[] table)
    {
        // Twice B[t], for the step from entry i to entry i + 2^t.
        int[] twice = new int[OddMultiples.PointLength];
        CurvePoint power = new();
        power.Load(point, 0);
        Double(power, _firstDigit);
        CurvePoint entry = new();
        int[] sum = new int[(_teeth + 1) * OddMultiples.PointLength];
        for (int tooth = 0; tooth < _teeth; tooth++)
        {
            power.Store(sum, tooth * OddMultiples.PointLength);
            Double(power, Columns);
        }

        entry.Load(sum, (_teeth - 1) * OddMultiples.PointLength);
        for (int tooth = 0; tooth < _teeth - 1; tooth++)
        {
            entry.Add(sum, tooth * OddMultiples.PointLength, negative: true);
        }

        entry.Store(table, _tableStart);
        for (int tooth = 0; tooth < _teeth - 1; tooth++)
        {
            entry.Load(sum, tooth * OddMultiples.PointLength);
            entry.Double();
            entry.Store(twice, 0);
            FillUpper(table, 1 << tooth, twice);
        }
    }

    // Entries count to 2·count - 1 are the first ones plus twice B[t].
    private void FillUpper(int[] table, int count, int[] twice)
    {
        CurvePoint entry = new();
        for (int i = 0; i < count; i++)
        {
            entry.Load(table, _tableStart + (i * OddMultiples.PointLength));
            entry.Add(twice, 0, negative: false);
            entry.Store(table, _tableStart + ((count + i) * OddMultiples.PointLength));
        }
    }

    private static void Double(CurvePoint point, int times)
    {
        for (int i = 0; i < times; i++)
        {
            point.Double();
        }
    }
}
