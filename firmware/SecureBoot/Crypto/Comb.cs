namespace SecureBoot.Crypto;

/// <summary>A fixed-base comb: a table of sums of a point's doublings, read by a column of the scalar's bits.</summary>
/// <remarks>
/// An odd scalar k below 2^256 is written with the digits +1 and -1 only: k = Σ digit[i]·2^i for i below the length L,
/// where digit[i] is +1 if bit i + 1 of k is set, and digit[L - 1] is +1. A comb covers teeth·columns digits from a
/// first one:
/// <code>
/// column j = Σ digit[first + j + t·columns]·2^(first + j + t·columns), for t below teeth
/// </code>
/// The last tooth gives the sign, the others the index: entry i = B[teeth - 1] + Σ ±B[t], + where bit t of i is set,
/// with B[t] = 2^(first + t·columns)·P. After Hamburg, "Fast and compact elliptic-curve cryptography" (2012), 3.3.
/// </remarks>
internal sealed class Comb
{
    private const int MostTeeth = 6;
    private const int MostHalf = 1 << (MostTeeth - 1);

    private readonly int _firstEntry;
    private readonly int _teeth;
    private readonly int _columns;
    private readonly int _firstDigit;
    private readonly int _firstRow;
    private readonly int _half;

    /// <summary>A comb whose entries start at entry <paramref name="firstEntry"/> of its table.</summary>
    public Comb(int firstEntry, int teeth, int columns, int firstDigit)
    {
        _firstEntry = firstEntry;
        _teeth = teeth;
        _columns = columns;
        _firstDigit = firstDigit;
        _firstRow = firstDigit == 0 ? 0 : MostTeeth;
        _half = 1 << (teeth - 1);
    }

    /// <summary>Columns, each one addition.</summary>
    public int Columns => _columns;

    /// <summary>The digit after the last one covered.</summary>
    public int EndDigit => _firstDigit + (_teeth * _columns);

    /// <summary>Writes the digits of each tooth to a separate row.</summary>
    public void WriteRows(long[] scalar, long[] rows)
    {
        for (int tooth = 0; tooth < _teeth; tooth++)
        {
            rows[_firstRow + tooth] = CombScalar.GetRow(scalar, _firstDigit + (tooth * _columns));
        }
    }

    /// <summary>The offset of the entry of column <paramref name="column"/> in the table, or the complement of the
    /// offset for an entry to subtract.</summary>
    public int Find(long[] rows, bool negative, int column)
    {
        int row = _firstRow;
        long bit = 1L << column;
        long bits = (rows[row] & bit) | ((rows[row + 1] & bit) << 1) | ((rows[row + 2] & bit) << 2) | ((rows[row
            + 3] & bit) << 3) | ((rows[row + 4] & bit) << 4);
        int half = _half;
        if (half == MostHalf)
        {
            bits |= (rows[row + 5] & bit) << 5;
        }

        // A column whose last digit is -1 is the negation of the column with every digit inverted.
        int index = (int)(bits >> column) - half;
        if (index < 0)
        {
            index = ~index;
            negative = !negative;
        }

        int place = (_firstEntry + index) * CurvePoint.AffineLength;
        return negative ? ~place : place;
    }

    /// <summary>Computes the comb's entries for the affine point at the start of <paramref name="point"/>.</summary>
    public void Fill(int[] point, int[] table)
    {
        // B[0], B[1], … in a table of their own.
        int[] bases = new int[_teeth * CurvePoint.AffineLength];
        CurvePoint sum = new();
        sum.Load(point, 0);
        Double(sum, _firstDigit);
        for (int tooth = 0; tooth < _teeth; tooth++)
        {
            sum.Store(bases, tooth * CurvePoint.AffineLength);
            Double(sum, _columns);
        }

        sum.Load(bases, (_teeth - 1) * CurvePoint.AffineLength);
        for (int tooth = 0; tooth < _teeth - 1; tooth++)
        {
            sum.Add(bases, tooth * CurvePoint.AffineLength, negative: true);
        }

        sum.Store(table, _firstEntry * CurvePoint.AffineLength);
        for (int tooth = 0; tooth < _teeth - 1; tooth++)
        {
            FillUpper(table, 1 << tooth, bases, tooth * CurvePoint.AffineLength);
        }
    }

    /// <summary>Whether the second entry is the first plus twice B[0], the given affine point; for a comb from digit
    /// 0.</summary>
    public bool HasStep(int[] point, int[] table)
    {
        CurvePoint sum = new();
        int first = _firstEntry * CurvePoint.AffineLength;
        sum.Load(table, first);
        sum.Add(point, 0, negative: false);
        sum.Add(point, 0, negative: false);
        return sum.IsAt(table, first + CurvePoint.AffineLength);
    }

    // Entries count to 2·count - 1 are the ones before them plus twice B[t].
    private void FillUpper(int[] table, int count, int[] bases, int offset)
    {
        CurvePoint sum = new();
        for (int i = _firstEntry; i < _firstEntry + count; i++)
        {
            sum.Load(table, i * CurvePoint.AffineLength);
            sum.Add(bases, offset, negative: false);
            sum.Add(bases, offset, negative: false);
            sum.Store(table, (i + count) * CurvePoint.AffineLength);
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
