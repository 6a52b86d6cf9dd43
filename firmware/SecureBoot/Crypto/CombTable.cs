namespace SecureBoot.Crypto;

/// <summary>The entries of one or two combs that cover a scalar together and share the doublings of their
/// columns.</summary>
internal sealed class CombTable
{
    private readonly int[] _entries;
    private readonly Comb _low;
    private readonly Comb? _high;
    private readonly int _lowColumns;
    private readonly int _highColumns;

    private CombTable(int[] entries, Comb low, Comb? high)
    {
        _entries = entries;
        _low = low;
        _high = high;
        _lowColumns = low.Columns;
        _highColumns = high is null ? 0 : high.Columns;
    }

    /// <summary>The entries, affine points.</summary>
    public int[] Entries => _entries;

    /// <summary>Columns of the longer comb.</summary>
    public int Columns => _lowColumns;

    /// <summary>Writes the digits of a scalar below 2^256, which is changed, to rows for the combs' teeth.</summary>
    /// <returns>Whether the digits are those of the scalar's negation modulo n.</returns>
    public bool WriteRows(long[] scalar, long[] rows)
    {
        bool negative = CombScalar.Recode(scalar, _high is null ? _low.EndDigit : _high.EndDigit);
        _low.WriteRows(scalar, rows);
        _high?.WriteRows(scalar, rows);
        return negative;
    }

    /// <summary>A table with a valid number of entries, or null. The entries themselves are not checked.</summary>
    public static CombTable? TryCreate(int[] entries)
    {
        // 256 digits or a few more: teeth·columns, the sum over both combs if the table has two.
        switch (entries.Length)
        {
            case 16 * CurvePoint.AffineLength:
                return new CombTable(entries, new Comb(0, 5, 52, 0), null);
            case 32 * CurvePoint.AffineLength:
                return new CombTable(entries, new Comb(0, 6, 43, 0), null);
            case 48 * CurvePoint.AffineLength:
                return new CombTable(entries, new Comb(0, 6, 24, 0), new Comb(32, 5, 23, 6 * 24));
            case 64 * CurvePoint.AffineLength:
                return new CombTable(entries, new Comb(0, 6, 22, 0), new Comb(32, 6, 21, 6 * 22));
            default:
                return null;
        }
    }

    /// <summary>The number of the first columns that both combs have.</summary>
    public int CountPairs(int columns)
    {
        return columns < _highColumns ? columns : _highColumns;
    }

    /// <summary>Adds column <paramref name="column"/> to a batch, if both combs have it.</summary>
    public void CollectColumn(PairBatch pairs, long[] rows, bool negative, int column)
    {
        if (column < _highColumns)
        {
            pairs.Add(_entries, _low.Find(rows, negative, column), _high!.Find(rows, negative, column));
        }
    }

    /// <summary>Adds column <paramref name="column"/> of the combs to a point, if they have it; a pair is the batch's
    /// last pair.</summary>
    public void AddColumn(CurvePoint sum, PairBatch pairs, long[] rows, bool negative, int column)
    {
        if (column < _highColumns)
        {
            sum.Add(pairs, _entries);
        }
        else if (column < _lowColumns)
        {
            int place = _low.Find(rows, negative, column);
            sum.Add(_entries, place < 0 ? ~place : place, place < 0);
        }
    }

    /// <summary>Whether every entry has the form of a table entry, and the first two entries differ by twice the given
    /// affine point.</summary>
    public bool BelongsTo(int[] point)
    {
        // The top limb of a number below p has 24 bits, the others 29.
        const int HighBits = ~Limbs.Mask;
        const int TopHighBits = ~0xFFFFFF;
        int[] entries = _entries;
        int wrong = 0;
        for (int i = 0; i < entries.Length; i += Limbs.Count)
        {
            for (int limb = 0; limb < Limbs.Count - 1; limb++)
            {
                wrong |= entries[i + limb] & HighBits;
            }

            wrong |= entries[i + Limbs.Count - 1] & TopHighBits;
        }

        return wrong == 0 && _low.HasStep(point, entries);
    }

    /// <summary>Computes every entry for the affine point at the start of <paramref name="point"/>.</summary>
    public void Fill(int[] point)
    {
        _low.Fill(point, _entries);
        _high?.Fill(point, _entries);
    }
}
