namespace SecureBoot.Crypto;

/// <content>
/// Products. Column k collects every a[i]·b[j] with i + j = k, the carry of column k - 1, and the multiples of p that clear
/// columns 0 to 8 (Montgomery's reduction). With m the low 29 bits of column k, adding m·p clears them, because p ≡ -1
/// (mod 2^96), and leaves in the columns above, at 96, 192, 224 and 256 bits:
/// <code>
/// + (m &lt;&lt; 9) in column k + 3,  + (m &lt;&lt; 18) in k + 6,  - (m &lt;&lt; 21) in k + 7,  + (m &lt;&lt; 24) in k + 8
/// </code>
/// Bound: with limbs of a below A·2^29 and of b below B·2^29, the products of a column are below 9·A·B·2^58 and the rest
/// below 2^54, so that A·B up to 3 fits in 63 bits. Values: |a| below xp and |b| below yp give a product in (-p, 2p) for
/// x·y up to 31, because 2^261 is more than 31p. The host build checks every addition and product for overflow.
/// </content>
internal sealed partial class FieldElement
{
    /// <summary>Sets this = a·b.</summary>
    public void Multiply(FieldElement a, FieldElement b)
    {
        long mask = Mask;
        long a0 = a._l0; long b0 = b._l0;
        long a1 = a._l1; long b1 = b._l1;
        long a2 = a._l2; long b2 = b._l2;
        long a3 = a._l3; long b3 = b._l3;
        long a4 = a._l4; long b4 = b._l4;
        long a5 = a._l5; long b5 = b._l5;
        long a6 = a._l6; long b6 = b._l6;
        long a7 = a._l7; long b7 = b._l7;
        long a8 = a._l8; long b8 = b._l8;

        long t = a0 * b0;
        long m0 = t & mask;
        t = (t >> 29) + a0 * b1 + a1 * b0;
        long m1 = t & mask;
        t = (t >> 29) + a0 * b2 + a1 * b1 + a2 * b0;
        long m2 = t & mask;
        t = (t >> 29) + a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + (m0 << 9);
        long m3 = t & mask;
        t = (t >> 29) + a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0 + (m1 << 9);
        long m4 = t & mask;
        t = (t >> 29) + a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0 + (m2 << 9);
        long m5 = t & mask;
        t = (t >> 29) + a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0 + (m3 << 9) + (m0 << 18);
        long m6 = t & mask;
        t = (t >> 29) + a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0 + (m4 << 9) + (m1 << 18) - (m0 << 21);
        long m7 = t & mask;
        t = (t >> 29) + a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1 + a8 * b0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
        long m8 = t & mask;
        t = (t >> 29) + a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1 + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24);
        _l0 = t & mask;
        t = (t >> 29) + a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2 + (m7 << 9) + (m4 << 18) - (m3 << 21) + (m2 << 24);
        _l1 = t & mask;
        t = (t >> 29) + a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3 + (m8 << 9) + (m5 << 18) - (m4 << 21) + (m3 << 24);
        _l2 = t & mask;
        t = (t >> 29) + a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4 + (m6 << 18) - (m5 << 21) + (m4 << 24);
        _l3 = t & mask;
        t = (t >> 29) + a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5 + (m7 << 18) - (m6 << 21) + (m5 << 24);
        _l4 = t & mask;
        t = (t >> 29) + a6 * b8 + a7 * b7 + a8 * b6 + (m8 << 18) - (m7 << 21) + (m6 << 24);
        _l5 = t & mask;
        t = (t >> 29) + a7 * b8 + a8 * b7 - (m8 << 21) + (m7 << 24);
        _l6 = t & mask;
        t = (t >> 29) + a8 * b8 + (m8 << 24);
        _l7 = t & mask;
        _l8 = (t >> 29);
    }

    /// <summary>Sets this = a·b - c.</summary>
    public void MultiplySubtract(FieldElement a, FieldElement b, FieldElement c)
    {
        long mask = Mask;
        long a0 = a._l0; long b0 = b._l0;
        long a1 = a._l1; long b1 = b._l1;
        long a2 = a._l2; long b2 = b._l2;
        long a3 = a._l3; long b3 = b._l3;
        long a4 = a._l4; long b4 = b._l4;
        long a5 = a._l5; long b5 = b._l5;
        long a6 = a._l6; long b6 = b._l6;
        long a7 = a._l7; long b7 = b._l7;
        long a8 = a._l8; long b8 = b._l8;

        long t = a0 * b0;
        long m0 = t & mask;
        t = (t >> 29) + a0 * b1 + a1 * b0;
        long m1 = t & mask;
        t = (t >> 29) + a0 * b2 + a1 * b1 + a2 * b0;
        long m2 = t & mask;
        t = (t >> 29) + a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + (m0 << 9);
        long m3 = t & mask;
        t = (t >> 29) + a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0 + (m1 << 9);
        long m4 = t & mask;
        t = (t >> 29) + a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0 + (m2 << 9);
        long m5 = t & mask;
        t = (t >> 29) + a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0 + (m3 << 9) + (m0 << 18);
        long m6 = t & mask;
        t = (t >> 29) + a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0 + (m4 << 9) + (m1 << 18) - (m0 << 21);
        long m7 = t & mask;
        t = (t >> 29) + a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1 + a8 * b0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
        long m8 = t & mask;
        t = (t >> 29) + a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1 + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24) - c._l0;
        _l0 = t & mask;
        t = (t >> 29) + a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2 + (m7 << 9) + (m4 << 18) - (m3 << 21) + (m2 << 24) - c._l1;
        _l1 = t & mask;
        t = (t >> 29) + a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3 + (m8 << 9) + (m5 << 18) - (m4 << 21) + (m3 << 24) - c._l2;
        _l2 = t & mask;
        t = (t >> 29) + a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4 + (m6 << 18) - (m5 << 21) + (m4 << 24) - c._l3;
        _l3 = t & mask;
        t = (t >> 29) + a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5 + (m7 << 18) - (m6 << 21) + (m5 << 24) - c._l4;
        _l4 = t & mask;
        t = (t >> 29) + a6 * b8 + a7 * b7 + a8 * b6 + (m8 << 18) - (m7 << 21) + (m6 << 24) - c._l5;
        _l5 = t & mask;
        t = (t >> 29) + a7 * b8 + a8 * b7 - (m8 << 21) + (m7 << 24) - c._l6;
        _l6 = t & mask;
        t = (t >> 29) + a8 * b8 + (m8 << 24) - c._l7;
        _l7 = t & mask;
        _l8 = (t >> 29) - c._l8;
    }

    /// <summary>Sets this = a².</summary>
    public void Square(FieldElement a)
    {
        long mask = Mask;
        long a0 = a._l0;
        long a1 = a._l1;
        long a2 = a._l2;
        long a3 = a._l3;
        long a4 = a._l4;
        long a5 = a._l5;
        long a6 = a._l6;
        long a7 = a._l7;
        long a8 = a._l8;

        long t = a0 * a0;
        long m0 = t & mask;
        t = (t >> 29) + ((a0 * a1) << 1);
        long m1 = t & mask;
        t = (t >> 29) + ((a0 * a2) << 1) + a1 * a1;
        long m2 = t & mask;
        t = (t >> 29) + ((a0 * a3 + a1 * a2) << 1) + (m0 << 9);
        long m3 = t & mask;
        t = (t >> 29) + ((a0 * a4 + a1 * a3) << 1) + a2 * a2 + (m1 << 9);
        long m4 = t & mask;
        t = (t >> 29) + ((a0 * a5 + a1 * a4 + a2 * a3) << 1) + (m2 << 9);
        long m5 = t & mask;
        t = (t >> 29) + ((a0 * a6 + a1 * a5 + a2 * a4) << 1) + a3 * a3 + (m3 << 9) + (m0 << 18);
        long m6 = t & mask;
        t = (t >> 29) + ((a0 * a7 + a1 * a6 + a2 * a5 + a3 * a4) << 1) + (m4 << 9) + (m1 << 18) - (m0 << 21);
        long m7 = t & mask;
        t = (t >> 29) + ((a0 * a8 + a1 * a7 + a2 * a6 + a3 * a5) << 1) + a4 * a4 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
        long m8 = t & mask;
        t = (t >> 29) + ((a1 * a8 + a2 * a7 + a3 * a6 + a4 * a5) << 1) + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24);
        _l0 = t & mask;
        t = (t >> 29) + ((a2 * a8 + a3 * a7 + a4 * a6) << 1) + a5 * a5 + (m7 << 9) + (m4 << 18) - (m3 << 21) + (m2 << 24);
        _l1 = t & mask;
        t = (t >> 29) + ((a3 * a8 + a4 * a7 + a5 * a6) << 1) + (m8 << 9) + (m5 << 18) - (m4 << 21) + (m3 << 24);
        _l2 = t & mask;
        t = (t >> 29) + ((a4 * a8 + a5 * a7) << 1) + a6 * a6 + (m6 << 18) - (m5 << 21) + (m4 << 24);
        _l3 = t & mask;
        t = (t >> 29) + ((a5 * a8 + a6 * a7) << 1) + (m7 << 18) - (m6 << 21) + (m5 << 24);
        _l4 = t & mask;
        t = (t >> 29) + ((a6 * a8) << 1) + a7 * a7 + (m8 << 18) - (m7 << 21) + (m6 << 24);
        _l5 = t & mask;
        t = (t >> 29) + ((a7 * a8) << 1) - (m8 << 21) + (m7 << 24);
        _l6 = t & mask;
        t = (t >> 29) + a8 * a8 + (m8 << 24);
        _l7 = t & mask;
        _l8 = (t >> 29);
    }

    /// <summary>Sets this = a² - b - 2c.</summary>
    public void SquareSubtract(FieldElement a, FieldElement b, FieldElement c)
    {
        long mask = Mask;
        long a0 = a._l0;
        long a1 = a._l1;
        long a2 = a._l2;
        long a3 = a._l3;
        long a4 = a._l4;
        long a5 = a._l5;
        long a6 = a._l6;
        long a7 = a._l7;
        long a8 = a._l8;

        long t = a0 * a0;
        long m0 = t & mask;
        t = (t >> 29) + ((a0 * a1) << 1);
        long m1 = t & mask;
        t = (t >> 29) + ((a0 * a2) << 1) + a1 * a1;
        long m2 = t & mask;
        t = (t >> 29) + ((a0 * a3 + a1 * a2) << 1) + (m0 << 9);
        long m3 = t & mask;
        t = (t >> 29) + ((a0 * a4 + a1 * a3) << 1) + a2 * a2 + (m1 << 9);
        long m4 = t & mask;
        t = (t >> 29) + ((a0 * a5 + a1 * a4 + a2 * a3) << 1) + (m2 << 9);
        long m5 = t & mask;
        t = (t >> 29) + ((a0 * a6 + a1 * a5 + a2 * a4) << 1) + a3 * a3 + (m3 << 9) + (m0 << 18);
        long m6 = t & mask;
        t = (t >> 29) + ((a0 * a7 + a1 * a6 + a2 * a5 + a3 * a4) << 1) + (m4 << 9) + (m1 << 18) - (m0 << 21);
        long m7 = t & mask;
        t = (t >> 29) + ((a0 * a8 + a1 * a7 + a2 * a6 + a3 * a5) << 1) + a4 * a4 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
        long m8 = t & mask;
        t = (t >> 29) + ((a1 * a8 + a2 * a7 + a3 * a6 + a4 * a5) << 1) + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24) - b._l0 - (c._l0 << 1);
        _l0 = t & mask;
        t = (t >> 29) + ((a2 * a8 + a3 * a7 + a4 * a6) << 1) + a5 * a5 + (m7 << 9) + (m4 << 18) - (m3 << 21) + (m2 << 24) - b._l1 - (c._l1 << 1);
        _l1 = t & mask;
        t = (t >> 29) + ((a3 * a8 + a4 * a7 + a5 * a6) << 1) + (m8 << 9) + (m5 << 18) - (m4 << 21) + (m3 << 24) - b._l2 - (c._l2 << 1);
        _l2 = t & mask;
        t = (t >> 29) + ((a4 * a8 + a5 * a7) << 1) + a6 * a6 + (m6 << 18) - (m5 << 21) + (m4 << 24) - b._l3 - (c._l3 << 1);
        _l3 = t & mask;
        t = (t >> 29) + ((a5 * a8 + a6 * a7) << 1) + (m7 << 18) - (m6 << 21) + (m5 << 24) - b._l4 - (c._l4 << 1);
        _l4 = t & mask;
        t = (t >> 29) + ((a6 * a8) << 1) + a7 * a7 + (m8 << 18) - (m7 << 21) + (m6 << 24) - b._l5 - (c._l5 << 1);
        _l5 = t & mask;
        t = (t >> 29) + ((a7 * a8) << 1) - (m8 << 21) + (m7 << 24) - b._l6 - (c._l6 << 1);
        _l6 = t & mask;
        t = (t >> 29) + a8 * a8 + (m8 << 24) - b._l7 - (c._l7 << 1);
        _l7 = t & mask;
        _l8 = (t >> 29) - b._l8 - (c._l8 << 1);
    }

    /// <summary>Sets this = a·b - c·d.</summary>
    public void SubtractProducts(FieldElement a, FieldElement b, FieldElement c, FieldElement d)
    {
        long mask = Mask;
        long a0 = a._l0; long b0 = b._l0; long c0 = c._l0; long d0 = d._l0;
        long a1 = a._l1; long b1 = b._l1; long c1 = c._l1; long d1 = d._l1;
        long a2 = a._l2; long b2 = b._l2; long c2 = c._l2; long d2 = d._l2;
        long a3 = a._l3; long b3 = b._l3; long c3 = c._l3; long d3 = d._l3;
        long a4 = a._l4; long b4 = b._l4; long c4 = c._l4; long d4 = d._l4;
        long a5 = a._l5; long b5 = b._l5; long c5 = c._l5; long d5 = d._l5;
        long a6 = a._l6; long b6 = b._l6; long c6 = c._l6; long d6 = d._l6;
        long a7 = a._l7; long b7 = b._l7; long c7 = c._l7; long d7 = d._l7;
        long a8 = a._l8; long b8 = b._l8; long c8 = c._l8; long d8 = d._l8;

        long t = a0 * b0 - c0 * d0;
        long m0 = t & mask;
        t = (t >> 29) + a0 * b1 + a1 * b0 - c0 * d1 - c1 * d0;
        long m1 = t & mask;
        t = (t >> 29) + a0 * b2 + a1 * b1 + a2 * b0 - c0 * d2 - c1 * d1 - c2 * d0;
        long m2 = t & mask;
        t = (t >> 29) + a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 - c0 * d3 - c1 * d2 - c2 * d1 - c3 * d0 + (m0 << 9);
        long m3 = t & mask;
        t = (t >> 29) + a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0 - c0 * d4 - c1 * d3 - c2 * d2 - c3 * d1 - c4 * d0 + (m1 << 9);
        long m4 = t & mask;
        t = (t >> 29) + a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0 - c0 * d5 - c1 * d4 - c2 * d3 - c3 * d2 - c4 * d1 - c5 * d0 + (m2 << 9);
        long m5 = t & mask;
        t = (t >> 29) + a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0 - c0 * d6 - c1 * d5 - c2 * d4 - c3 * d3 - c4 * d2 - c5 * d1 - c6 * d0 + (m3 << 9) + (m0 << 18);
        long m6 = t & mask;
        t = (t >> 29) + a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0 - c0 * d7 - c1 * d6 - c2 * d5 - c3 * d4 - c4 * d3 - c5 * d2 - c6 * d1 - c7 * d0 + (m4 << 9) + (m1 << 18) - (m0 << 21);
        long m7 = t & mask;
        t = (t >> 29) + a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1 + a8 * b0 - c0 * d8 - c1 * d7 - c2 * d6 - c3 * d5 - c4 * d4 - c5 * d3 - c6 * d2 - c7 * d1 - c8 * d0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
        long m8 = t & mask;
        t = (t >> 29) + a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1 - c1 * d8 - c2 * d7 - c3 * d6 - c4 * d5 - c5 * d4 - c6 * d3 - c7 * d2 - c8 * d1 + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24);
        _l0 = t & mask;
        t = (t >> 29) + a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2 - c2 * d8 - c3 * d7 - c4 * d6 - c5 * d5 - c6 * d4 - c7 * d3 - c8 * d2 + (m7 << 9) + (m4 << 18) - (m3 << 21) + (m2 << 24);
        _l1 = t & mask;
        t = (t >> 29) + a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3 - c3 * d8 - c4 * d7 - c5 * d6 - c6 * d5 - c7 * d4 - c8 * d3 + (m8 << 9) + (m5 << 18) - (m4 << 21) + (m3 << 24);
        _l2 = t & mask;
        t = (t >> 29) + a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4 - c4 * d8 - c5 * d7 - c6 * d6 - c7 * d5 - c8 * d4 + (m6 << 18) - (m5 << 21) + (m4 << 24);
        _l3 = t & mask;
        t = (t >> 29) + a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5 - c5 * d8 - c6 * d7 - c7 * d6 - c8 * d5 + (m7 << 18) - (m6 << 21) + (m5 << 24);
        _l4 = t & mask;
        t = (t >> 29) + a6 * b8 + a7 * b7 + a8 * b6 - c6 * d8 - c7 * d7 - c8 * d6 + (m8 << 18) - (m7 << 21) + (m6 << 24);
        _l5 = t & mask;
        t = (t >> 29) + a7 * b8 + a8 * b7 - c7 * d8 - c8 * d7 - (m8 << 21) + (m7 << 24);
        _l6 = t & mask;
        t = (t >> 29) + a8 * b8 - c8 * d8 + (m8 << 24);
        _l7 = t & mask;
        _l8 = (t >> 29);
    }
}
