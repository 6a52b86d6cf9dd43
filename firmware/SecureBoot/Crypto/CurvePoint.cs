namespace SecureBoot.Crypto;

/// <summary>A point of P-256 that is added to: (X/Z², Y/Z³), or the point at infinity. In variable time.</summary>
/// <remarks>
/// Every field element below is tight, or a difference or sum of two tight ones. Values, as multiples of p:
/// <code>
/// X, Y, Z after Double or Add     X in (-4, 2)     Y in (-5/4, 9/4)   Z in (-1, 2)
/// table entry, or its negation    x in [0, 1)      y in (-1, 1)
/// sum of a pair of entries        x in (-2, 5/4)   y in (-5/4, 9/4)
/// </code>
/// The comments in Double and AddTablePoint bound each step from those; a product of |a| and |b| is in (-ab/31, ab/31 +
/// 1).
/// </remarks>
internal sealed class CurvePoint
{
    /// <summary>Integers of an affine point in a table: the limbs of x, then of y.</summary>
    public const int AffineLength = 2 * Limbs.Count;

    private readonly FieldElement _x = new();
    private readonly FieldElement _y = new();
    private readonly FieldElement _z = new();
    private readonly FieldElement _zero = new();
    private readonly FieldElement _a = new();
    private readonly FieldElement _b = new();
    private readonly FieldElement _c = new();
    private readonly FieldElement _d = new();
    private readonly FieldElement _tableX = new();
    private readonly FieldElement _tableY = new();

    // A field: on the device a property costs a call.
    private bool _isInfinity = true;

    /// <summary>Whether this is the point at infinity, which is the initial value.</summary>
    public bool IsInfinity => _isInfinity;

    /// <summary>Sets this = the affine point at <paramref name="offset"/> of a table.</summary>
    public void Load(int[] table, int offset)
    {
        _x.Load(table, offset);
        _y.Load(table, offset + Limbs.Count);
        _z.SetOne();
        _isInfinity = false;
    }

    /// <summary>Writes this as an affine point, which infinity is not, to a table.</summary>
    public void Store(int[] table, int offset)
    {
        _a.Invert(_z);
        _b.Square(_a);
        _c.Multiply(_x, _b);
        _c.Store(table, offset);
        _b.Multiply(_b, _a);
        _c.Multiply(_y, _b);
        _c.Store(table, offset + Limbs.Count);
    }

    /// <summary>Writes X and Y without scaling to a table, which makes an affine point of a point with Z = 1, and
    /// returns Z.</summary>
    public void StoreUnscaled(int[] table, int offset, FieldElement z)
    {
        _x.StoreTight(table, offset);
        _y.StoreTight(table, offset + Limbs.Count);
        z.Set(_z);
    }

    /// <summary>Whether this is the affine point at <paramref name="offset"/> of a table.</summary>
    public bool IsAt(int[] table, int offset)
    {
        if (_isInfinity)
        {
            return false;
        }

        _tableX.Load(table, offset);
        _tableY.Load(table, offset + Limbs.Count);
        _a.Square(_z);
        _b.Multiply(_tableX, _a);
        _b.Subtract(_b, _x);
        _a.Multiply(_a, _z);
        _c.Multiply(_tableY, _a);
        _c.Subtract(_c, _y);
        return _b.IsZero() && _c.IsZero();
    }

    /// <summary>Sets this = 2·this.</summary>
    public void Double()
    {
        if (_isInfinity)
        {
            return;
        }

        // The usual formulas for a = -3 with the result's Z halved, which leaves 3/2 as the only factor:
        // a = 3/2·(X - Z²)·(X + Z²), b = X·Y², X' = a² - 2b, Y' = a·(b - X') - Y⁴, Z' = Y·Z.
        // No point has order 2, so that Y is never zero.
        _c.Square(_z);                                // [0, 5/4)
        _a.Subtract(_x, _c);                          // (-6, 2)
        _b.Add(_x, _c);                               // (-4, 4), limbs to 2^30
        _a.Multiply(_a, _b);                          // (-1, 2)
        _a.ThreeHalves(_a);                           // (-3/2, 7/2)
        _c.Square(_y);                                // [0, 5/4)
        _b.Multiply(_x, _c);                          // (-1/4, 5/4)
        _z.Multiply(_y, _z);                          // (-1, 2)
        _x.FinishPoint(_y, _a, _zero, _b, _c, _c);    // (-5/2, 2), b - X' in (-9/4, 15/4), Y' in (-1, 2)
    }

    /// <summary>Adds the affine point at <paramref name="offset"/> of a table, or its negation.</summary>
    public void Add(int[] table, int offset, bool negative)
    {
        _tableX.Load(table, offset);
        if (negative)
        {
            _tableY.LoadNegated(table, offset + Limbs.Count);
        }
        else
        {
            _tableY.Load(table, offset + Limbs.Count);
        }

        AddTablePoint();
    }

    /// <summary>Adds the sum of the last pair of an inverted batch, and removes the pair.</summary>
    public void Add(PairBatch pairs, int[] table)
    {
        pairs.Take(_tableX, _tableY, table);
        AddTablePoint();
    }

    private void AddTablePoint()
    {
        if (_isInfinity)
        {
            TakeTablePoint();
            return;
        }

        // h = x·Z² - X, r = y·Z³ - Y, v = X·h², X' = r² - h³ - 2v, Y' = r·(v - X') - Y·h³, Z' = Z·h.
        // Z² in [0, 5/4), h in (-9/4, 21/4), Z³ in (-1/8, 9/8), r in (-5/2, 5/2), Z' in (-1, 2), h² in [0, 15/8)
        _b.StartAddition(_c, _a, _z, _x, _y, _tableX, _tableY);
        if (_z.IsZero())
        {
            AddSameX();
            return;
        }

        _b.Multiply(_b, _a);                          // h³ in (-1/3, 4/3)
        _d.Multiply(_x, _a);                          // v in (-1/4, 5/4)
        _x.FinishPoint(_y, _c, _b, _d, _y, _b);       // (-4, 2), v - X' in (-9/4, 21/4), Y' in (-1, 2)
    }

    /// <summary>Whether the affine x coordinate, as a number in [0, p), is <paramref name="number"/>. Infinity has
    /// no x coordinate.</summary>
    public bool HasX(long[] number)
    {
        if (_isInfinity || !FieldElement.IsInRange(number))
        {
            return false;
        }

        _a.SetNumber(number, _d);
        _b.Square(_z);
        _c.Multiply(_a, _b);
        _c.Subtract(_c, _x);
        return _c.IsZero();
    }

    // The two points are the same, or one is the negation of the other: r decides.
    private void AddSameX()
    {
        if (_c.IsZero())
        {
            TakeTablePoint();
            Double();
        }
        else
        {
            _isInfinity = true;
        }
    }

    private void TakeTablePoint()
    {
        _x.Set(_tableX);
        _y.Set(_tableY);
        _z.SetOne();
        _isInfinity = false;
    }
}
