namespace SecureBoot.Crypto;

/// <summary>Points written to a table and made affine together, with one inversion (Montgomery's trick).</summary>
internal sealed class AffineBatch
{
    private readonly int[] _table;
    private readonly int[] _offsets;
    private readonly FieldElement[] _z;
    private readonly FieldElement[] _products;
    private int _count;

    /// <summary>A batch of at most <paramref name="capacity"/> points for a table.</summary>
    public AffineBatch(int[] table, int capacity)
    {
        _table = table;
        _offsets = new int[capacity];
        _z = new FieldElement[capacity];
        _products = new FieldElement[capacity];
    }

    /// <summary>Writes a point that is not infinity to <paramref name="offset"/>, for the later
    /// <see cref="Finish"/>.</summary>
    public void Add(CurvePoint point, int offset)
    {
        FieldElement z = new();
        FieldElement product = new();
        point.StoreUnscaled(_table, offset, z);
        product.Set(z);
        if (_count > 0)
        {
            product.Multiply(z, _products[_count - 1]);
        }

        _offsets[_count] = offset;
        _z[_count] = z;
        _products[_count] = product;
        _count++;
    }

    /// <summary>Makes every point affine. The batch must have at least one point.</summary>
    public void Finish()
    {
        // Before step i, rest = 1/(z[0]·…·z[i]).
        FieldElement rest = new();
        FieldElement inverse = new();
        FieldElement power = new();
        FieldElement coordinate = new();
        rest.Invert(_products[_count - 1]);
        for (int i = _count - 1; i >= 0; i--)
        {
            inverse.Set(rest);
            if (i > 0)
            {
                inverse.Multiply(rest, _products[i - 1]);
                rest.Multiply(rest, _z[i]);
            }

            power.Square(inverse);
            coordinate.Load(_table, _offsets[i]);
            coordinate.Multiply(coordinate, power);
            coordinate.Store(_table, _offsets[i]);
            power.Multiply(power, inverse);
            coordinate.Load(_table, _offsets[i] + Limbs.Count);
            coordinate.Multiply(coordinate, power);
            coordinate.Store(_table, _offsets[i] + Limbs.Count);
        }
    }
}
