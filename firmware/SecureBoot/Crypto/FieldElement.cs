namespace SecureBoot.Crypto;

/// <summary>An integer modulo p = 2^256 - 2^224 + 2^192 + 2^96 - 1, the field of P-256. In variable time.</summary>
/// <remarks>
/// Nine signed limbs of 29 bits hold x·2^261 (Montgomery's form), made for an interpreter: every method is
/// straight-line code over locals, allocates nothing and calls nothing. Values are not brought below p between
/// operations:
/// <code>
/// tight  limbs 0..7 in [0, 2^29), the form that products have
/// loose  limbs 0..7 in (-2^29, 2^29) or [0, 2^30): a difference or a sum of two tight elements
/// </code>
/// Every value stays within ±8p, so that limb 8 stays within ±2^27. <see cref="CurvePoint"/> tracks the bounds.
/// </remarks>
internal sealed partial class FieldElement
{
    private const int Mask = Limbs.Mask;

    private static readonly long[] s_modulus =
    {
        0x1FFFFFFF, 0x1FFFFFFF, 0x1FFFFFFF, 0x000001FF, 0x00000000, 0x00000000, 0x00040000, 0x1FE00000, 0x00FFFFFF,
    };

    // 2^522 mod p: converts a number to Montgomery's form.
    private static readonly long[] s_montgomerySquare =
    {
        0x00000C00, 0x00000000, 0x1FFF0000, 0x1FDFFFFF, 0x1FBFFFFF, 0x1FFFFFFF, 0x1FFFFFFF, 0x1FFFFFFE, 0x00000013,
    };

    // 2^783 mod p: an inverse of Montgomery's form, as a number, in that form again.
    private static readonly long[] s_montgomeryCube =
    {
        0x00050000, 0x1FF40000, 0x1EFFFFFF, 0x0DFFFFFF, 0x07FFFFFF, 0x1FFFFFFF, 0x0000000B, 0x00000010, 0x00000C00,
    };

    private long _l0;
    private long _l1;
    private long _l2;
    private long _l3;
    private long _l4;
    private long _l5;
    private long _l6;
    private long _l7;
    private long _l8;

    /// <summary>Sets this = 1.</summary>
    public void SetOne()
    {
        // 2^261 mod p.
        _l0 = 0x00000020;
        _l1 = 0x00000000;
        _l2 = 0x00000000;
        _l3 = 0x1FFFC000;
        _l4 = 0x1FFFFFFF;
        _l5 = 0x1FFFFFFF;
        _l6 = 0x1F7FFFFF;
        _l7 = 0x03FFFFFF;
        _l8 = 0x00000000;
    }

    /// <summary>Sets this = b of the curve y² = x³ - 3x + b.</summary>
    public void SetCurveB()
    {
        _l0 = 0x1897BBFB;
        _l1 = 0x1CDF6229;
        _l2 = 0x018486C4;
        _l3 = 0x01732821;
        _l4 = 0x1DAD59E0;
        _l5 = 0x0ABF7212;
        _l6 = 0x1A06D110;
        _l7 = 0x17721D20;
        _l8 = 0x008600C3;
    }

    /// <summary>Sets this = a.</summary>
    public void Set(FieldElement a)
    {
        _l0 = a._l0;
        _l1 = a._l1;
        _l2 = a._l2;
        _l3 = a._l3;
        _l4 = a._l4;
        _l5 = a._l5;
        _l6 = a._l6;
        _l7 = a._l7;
        _l8 = a._l8;
    }

    /// <summary>Takes nine limbs of a table, which are in Montgomery's form.</summary>
    public void Load(int[] table, int offset)
    {
        _l0 = table[offset];
        _l1 = table[offset + 1];
        _l2 = table[offset + 2];
        _l3 = table[offset + 3];
        _l4 = table[offset + 4];
        _l5 = table[offset + 5];
        _l6 = table[offset + 6];
        _l7 = table[offset + 7];
        _l8 = table[offset + 8];
    }

    /// <summary>Takes the difference of two times nine limbs of a table: loose.</summary>
    public void LoadDifference(int[] table, int offset, int other)
    {
        _l0 = table[offset] - table[other];
        _l1 = table[offset + 1] - table[other + 1];
        _l2 = table[offset + 2] - table[other + 2];
        _l3 = table[offset + 3] - table[other + 3];
        _l4 = table[offset + 4] - table[other + 4];
        _l5 = table[offset + 5] - table[other + 5];
        _l6 = table[offset + 6] - table[other + 6];
        _l7 = table[offset + 7] - table[other + 7];
        _l8 = table[offset + 8] - table[other + 8];
    }

    /// <summary>Takes the negation of nine limbs of a table: loose.</summary>
    public void LoadNegated(int[] table, int offset)
    {
        _l0 = -table[offset];
        _l1 = -table[offset + 1];
        _l2 = -table[offset + 2];
        _l3 = -table[offset + 3];
        _l4 = -table[offset + 4];
        _l5 = -table[offset + 5];
        _l6 = -table[offset + 6];
        _l7 = -table[offset + 7];
        _l8 = -table[offset + 8];
    }

    /// <summary>Writes nine limbs of Montgomery's form, below p, to a table. This is tight and within (-8p,
    /// 8p).</summary>
    public void Store(int[] table, int offset)
    {
        long[] limbs = new long[Limbs.Count];
        CopyTo(limbs);
        Limbs.Reduce(limbs, s_modulus);
        for (int i = 0; i < Limbs.Count; i++)
        {
            table[offset + i] = (int)limbs[i];
        }
    }

    /// <summary>Writes nine tight limbs, below p or not, to a table.</summary>
    public void StoreTight(int[] table, int offset)
    {
        table[offset] = (int)_l0;
        table[offset + 1] = (int)_l1;
        table[offset + 2] = (int)_l2;
        table[offset + 3] = (int)_l3;
        table[offset + 4] = (int)_l4;
        table[offset + 5] = (int)_l5;
        table[offset + 6] = (int)_l6;
        table[offset + 7] = (int)_l7;
        table[offset + 8] = (int)_l8;
    }

    /// <summary>Whether the number is below p.</summary>
    public static bool IsInRange(long[] number)
    {
        return Limbs.IsBelow(number, s_modulus);
    }

    /// <summary>Takes a number in [0, 2p); overwrites <paramref name="scratch"/>.</summary>
    public void SetNumber(long[] number, FieldElement scratch)
    {
        scratch.SetLimbs(s_montgomerySquare);
        SetLimbs(number);
        Multiply(this, scratch);
    }

    /// <summary>Sets this = 1/a; a is not zero.</summary>
    public void Invert(FieldElement a)
    {
        long[] limbs = new long[Limbs.Count];
        a.CopyTo(limbs);
        Limbs.Reduce(limbs, s_modulus);
        FieldElement cube = new();
        cube.SetLimbs(s_montgomeryCube);
        SetLimbs(new ModularInverse().Invert(s_modulus, limbs));
        Multiply(this, cube);
    }

    /// <summary>Whether this value is 0 modulo p, for a loose value in (-8p, 8p).</summary>
    public bool IsZero()
    {
        // The lowest limb of a multiple kp, |k| below 8, is -k mod 2^29: the first comparison nearly always decides.
        const int Limit = 8;
        if (((_l0 + Limit) & Mask) > 2 * Limit)
        {
            return false;
        }

        long[] limbs = new long[Limbs.Count];
        CopyTo(limbs);
        Limbs.AddMultiple(limbs, s_modulus, 0); // The carries of a loose value.
        Limbs.Reduce(limbs, s_modulus);
        return Limbs.IsZero(limbs);
    }

    /// <summary>Sets this = a + b: loose.</summary>
    public void Add(FieldElement a, FieldElement b)
    {
        _l0 = a._l0 + b._l0;
        _l1 = a._l1 + b._l1;
        _l2 = a._l2 + b._l2;
        _l3 = a._l3 + b._l3;
        _l4 = a._l4 + b._l4;
        _l5 = a._l5 + b._l5;
        _l6 = a._l6 + b._l6;
        _l7 = a._l7 + b._l7;
        _l8 = a._l8 + b._l8;
    }

    /// <summary>Sets this = a - b: loose.</summary>
    public void Subtract(FieldElement a, FieldElement b)
    {
        _l0 = a._l0 - b._l0;
        _l1 = a._l1 - b._l1;
        _l2 = a._l2 - b._l2;
        _l3 = a._l3 - b._l3;
        _l4 = a._l4 - b._l4;
        _l5 = a._l5 - b._l5;
        _l6 = a._l6 - b._l6;
        _l7 = a._l7 - b._l7;
        _l8 = a._l8 - b._l8;
    }

    /// <summary>Sets this = 3a/2, tight for a tight.</summary>
    public void ThreeHalves(FieldElement a)
    {
        // 3a·2^28, plus the multiple m of p (m is 0 or 2^28) that clears the lowest limb, divided by 2^29.
        const long Factor = 3L << 28;
        long mask = Mask;
        long factor = Factor;
        long t = a._l0 * factor;
        long m = t & mask;
        t = (t >> 29) + (a._l1 * factor);
        _l0 = t & mask;
        t = (t >> 29) + (a._l2 * factor);
        _l1 = t & mask;
        t = (t >> 29) + (a._l3 * factor) + (m << 9);
        _l2 = t & mask;
        t = (t >> 29) + (a._l4 * factor);
        _l3 = t & mask;
        t = (t >> 29) + (a._l5 * factor);
        _l4 = t & mask;
        t = (t >> 29) + (a._l6 * factor) + (m << 18);
        _l5 = t & mask;
        t = (t >> 29) + (a._l7 * factor) - (m << 21);
        _l6 = t & mask;
        t = (t >> 29) + (a._l8 * factor) + (m << 24);
        _l7 = t & mask;
        _l8 = t >> 29;
    }

    private void SetLimbs(long[] limbs)
    {
        _l0 = limbs[0];
        _l1 = limbs[1];
        _l2 = limbs[2];
        _l3 = limbs[3];
        _l4 = limbs[4];
        _l5 = limbs[5];
        _l6 = limbs[6];
        _l7 = limbs[7];
        _l8 = limbs[8];
    }

    private void CopyTo(long[] limbs)
    {
        limbs[0] = _l0;
        limbs[1] = _l1;
        limbs[2] = _l2;
        limbs[3] = _l3;
        limbs[4] = _l4;
        limbs[5] = _l5;
        limbs[6] = _l6;
        limbs[7] = _l7;
        limbs[8] = _l8;
    }
}
