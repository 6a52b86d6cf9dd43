namespace SecureBoot.Crypto;

/// <summary>The entries of one or two combs that cover a scalar together and share the doublings of their columns.</summary>
internal sealed class CombTable
{
    private readonly Comb _low;
    private readonly Comb? _high;

    private CombTable(int[] entries, Comb low, Comb? high)
    {
        Entries = entries;
        _low = low;
        _high = high;
    }

    /// <summary>The entries, affine points.</summary>
    public int[] Entries { get; }

    /// <summary>Columns of the longer comb.</summary>
    public int Columns => _low.Columns;

    /// <summary>The digit after the last one that the combs cover.</summary>
    public int EndDigit => _high is null ? _low.EndDigit : _high.EndDigit;

    /// <summary>A table of as many entries as a known size has, or null. The entries themselves are not looked at.</summary>
    public static CombTable? TryCreate(int[] entries)
    {
        // 256 digits or a few more: teeth·columns, of both combs where there are two.
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

    /// <summary>Adds column <paramref name="column"/> of the combs that have it to a point.</summary>
    public void AddColumn(CurvePoint sum, byte[] digits, bool negative, int column)
    {
        if (column < _low.Columns)
        {
            _low.AddTo(sum, Entries, digits, negative, column);
        }

        if (_high is not null && column < _high.Columns)
        {
            _high.AddTo(sum, Entries, digits, negative, column);
        }
    }

    /// <summary>Whether every entry has a table's form and the first two entries differ by twice the affine point given.</summary>
    public bool BelongsTo(int[] point)
    {
        // The top limb of a number below p has 24 bits, the others 29.
        const int HighBits = ~Limbs.Mask;
        const int TopHighBits = ~0xFFFFFF;
        int wrong = 0;
        for (int i = 0; i < Entries.Length; i += Limbs.Count)
        {
            for (int limb = 0; limb < Limbs.Count - 1; limb++)
            {
                wrong |= Entries[i + limb] & HighBits;
            }

            wrong |= Entries[i + Limbs.Count - 1] & TopHighBits;
        }

        return wrong == 0 && _low.HasStep(point, Entries);
    }

    /// <summary>Computes every entry for the affine point at the start of <paramref name="point"/>.</summary>
    public void Fill(int[] point)
    {
        _low.Fill(point, Entries);
        _high?.Fill(point, Entries);
    }
}
