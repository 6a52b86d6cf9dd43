namespace SecureBoot.Crypto;

/// <summary>Pairs of a table's affine points, added as affine points with one inversion for all (Montgomery's
/// trick).</summary>
/// <remarks>
/// The sums are taken in the opposite order. The combs of a table cover different digits, so that the points of a pair
/// are multiples of the key below 2^238 of different size: their x differ, but for a wrong table.
/// <code>
/// pair   nine integers: the product of the differences x2 - x1 of all pairs before it; then the places of its points
/// place  where a point starts in its table; the complement of that for one to subtract
/// </code>
/// </remarks>
internal sealed class PairBatch
{
    private const int Stride = Limbs.Count + 2;

    private readonly int[] _pairs;
    private readonly FieldElement _product = new();
    private readonly FieldElement _difference = new();
    private int _end;

    /// <summary>A batch of at most <paramref name="capacity"/> pairs.</summary>
    public PairBatch(int capacity)
    {
        _pairs = new int[capacity * Stride];
        _product.SetOne();
    }

    /// <summary>Adds a pair by the places of its points.</summary>
    public void Add(int[] table, int first, int second)
    {
        int at = _end;
        _product.StoreTight(_pairs, at);
        _pairs[at + Limbs.Count] = first;
        _pairs[at + Limbs.Count + 1] = second;
        _end = at + Stride;
        _difference.LoadDifference(table, second < 0 ? ~second : second, first < 0 ? ~first : first);
        _product.Multiply(_product, _difference);
    }

    /// <summary>Prepares <see cref="Take"/>; false if the points of a pair have the same x.</summary>
    public bool TryInvert()
    {
        if (_product.IsZero())
        {
            return false;
        }

        _product.Invert(_product);
        return true;
    }

    /// <summary>Removes the last pair, whose points are in <paramref name="table"/>, from the batch and gives its
    /// sum.</summary>
    public void Take(FieldElement x, FieldElement y, int[] table)
    {
        int at = _end - Stride;
        _end = at;
        x.AddPair(y, _product, _pairs, at, table);
    }
}
