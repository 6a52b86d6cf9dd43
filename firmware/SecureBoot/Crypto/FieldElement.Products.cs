namespace SecureBoot.Crypto;

/// <content>
/// Products. Column k collects every a[i]·b[j] with i + j = k, the carry of column k - 1, and the multiples of p that
/// clear columns 0 to 8 (Montgomery's reduction). With m the low 29 bits of column k, adding m·p clears them, because p
/// ≡ -1 (mod 2^96), and leaves in the columns above, at 96, 192, 224 and 256 bits:
/// <code>
/// + (m &lt;&lt; 9) in column k + 3,  + (m &lt;&lt; 18) in k + 6,  - (m &lt;&lt; 21) in k + 7,  + (m &lt;&lt; 24) in k
/// + 8
/// </code>
/// Bound: with limbs of a below A·2^29 and of b below B·2^29, the products of a column are below 9·A·B·2^58 and the
/// rest below 2^54, so that A·B up to 3 fits in 63 bits. Values: |a| below xp and |b| below yp give a product in (-p,
/// 2p) for x·y up to 31, because 2^261 is more than 31p. The host build checks every addition and product for overflow.
/// Each t has a name of its own: the compiler then leaves it on the evaluation stack, which saves two instructions a
/// column.
/// </content>
internal sealed partial class FieldElement
{
    /// <summary>Sets this = a·b.</summary>
    public void Multiply(FieldElement a, FieldElement b)
    {
        long mask = Mask;
        long m0, m1, m2, m3, m4, m5, m6, m7, m8;
        long a0 = a._l0; long b0 = b._l0;
        long a1 = a._l1; long b1 = b._l1;
        long a2 = a._l2; long b2 = b._l2;
        long a3 = a._l3; long b3 = b._l3;
        long a4 = a._l4; long b4 = b._l4;
        long a5 = a._l5; long b5 = b._l5;
        long a6 = a._l6; long b6 = b._l6;
        long a7 = a._l7; long b7 = b._l7;
        long a8 = a._l8; long b8 = b._l8;

        long t1 = a0 * b0;
        m0 = t1 & mask;
        long t2 = (t1 >> 29) + a0 * b1 + a1 * b0;
        m1 = t2 & mask;
        long t3 = (t2 >> 29) + a0 * b2 + a1 * b1 + a2 * b0;
        m2 = t3 & mask;
        long t4 = (t3 >> 29) + a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + (m0 << 9);
        m3 = t4 & mask;
        long t5 = (t4 >> 29) + a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0 + (m1 << 9);
        m4 = t5 & mask;
        long t6 = (t5 >> 29) + a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0 + (m2 << 9);
        m5 = t6 & mask;
        long t7 = (t6 >> 29) + a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0 + (m3 << 9)
            + (m0 << 18);
        m6 = t7 & mask;
        long t8 = (t7 >> 29) + a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0
            + (m4 << 9) + (m1 << 18) - (m0 << 21);
        m7 = t8 & mask;
        long t9 = (t8 >> 29) + a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1 + a8 * b0
            + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
        m8 = t9 & mask;
        long t10 = (t9 >> 29) + a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1
            + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24);
        m0 = t10 & mask;
        _l0 = m0;
        long t11 = (t10 >> 29) + a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2 + (m7 << 9)
            + (m4 << 18) - (m3 << 21) + (m2 << 24);
        m1 = t11 & mask;
        _l1 = m1;
        long t12 = (t11 >> 29) + a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3 + (m8 << 9)
            + (m5 << 18) - (m4 << 21) + (m3 << 24);
        m2 = t12 & mask;
        _l2 = m2;
        long t13 = (t12 >> 29) + a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4 + (m6 << 18) - (m5 << 21) + (m4 << 24);
        m3 = t13 & mask;
        _l3 = m3;
        long t14 = (t13 >> 29) + a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5 + (m7 << 18) - (m6 << 21) + (m5 << 24);
        m4 = t14 & mask;
        _l4 = m4;
        long t15 = (t14 >> 29) + a6 * b8 + a7 * b7 + a8 * b6 + (m8 << 18) - (m7 << 21) + (m6 << 24);
        m5 = t15 & mask;
        _l5 = m5;
        long t16 = (t15 >> 29) + a7 * b8 + a8 * b7 - (m8 << 21) + (m7 << 24);
        m6 = t16 & mask;
        _l6 = m6;
        long t17 = (t16 >> 29) + a8 * b8 + (m8 << 24);
        m7 = t17 & mask;
        _l7 = m7;
        _l8 = t17 >> 29;
    }

    /// <summary>Sets this = a².</summary>
    public void Square(FieldElement a)
    {
        long mask = Mask;
        long m0, m1, m2, m3, m4, m5, m6, m7, m8;
        long a0 = a._l0;
        long a1 = a._l1;
        long a2 = a._l2;
        long a3 = a._l3;
        long a4 = a._l4;
        long a5 = a._l5;
        long a6 = a._l6;
        long a7 = a._l7;
        long a8 = a._l8;

        long t1 = a0 * a0;
        m0 = t1 & mask;
        long t2 = (t1 >> 29) + ((a0 * a1) << 1);
        m1 = t2 & mask;
        long t3 = (t2 >> 29) + ((a0 * a2) << 1) + a1 * a1;
        m2 = t3 & mask;
        long t4 = (t3 >> 29) + ((a0 * a3 + a1 * a2) << 1) + (m0 << 9);
        m3 = t4 & mask;
        long t5 = (t4 >> 29) + ((a0 * a4 + a1 * a3) << 1) + a2 * a2 + (m1 << 9);
        m4 = t5 & mask;
        long t6 = (t5 >> 29) + ((a0 * a5 + a1 * a4 + a2 * a3) << 1) + (m2 << 9);
        m5 = t6 & mask;
        long t7 = (t6 >> 29) + ((a0 * a6 + a1 * a5 + a2 * a4) << 1) + a3 * a3 + (m3 << 9) + (m0 << 18);
        m6 = t7 & mask;
        long t8 = (t7 >> 29) + ((a0 * a7 + a1 * a6 + a2 * a5 + a3 * a4) << 1) + (m4 << 9) + (m1 << 18) - (m0 << 21);
        m7 = t8 & mask;
        long t9 = (t8 >> 29) + ((a0 * a8 + a1 * a7 + a2 * a6 + a3 * a5) << 1) + a4 * a4 + (m5 << 9)
            + (m2 << 18) - (m1 << 21) + (m0 << 24);
        m8 = t9 & mask;
        long t10 = (t9 >> 29) + ((a1 * a8 + a2 * a7 + a3 * a6 + a4 * a5) << 1) + (m6 << 9) + (m3 << 18) - (m2 << 21)
            + (m1 << 24);
        m0 = t10 & mask;
        _l0 = m0;
        long t11 = (t10 >> 29) + ((a2 * a8 + a3 * a7 + a4 * a6) << 1) + a5 * a5 + (m7 << 9) + (m4 << 18) - (m3 << 21)
            + (m2 << 24);
        m1 = t11 & mask;
        _l1 = m1;
        long t12 = (t11 >> 29) + ((a3 * a8 + a4 * a7 + a5 * a6) << 1) + (m8 << 9) + (m5 << 18) - (m4 << 21)
            + (m3 << 24);
        m2 = t12 & mask;
        _l2 = m2;
        long t13 = (t12 >> 29) + ((a4 * a8 + a5 * a7) << 1) + a6 * a6 + (m6 << 18) - (m5 << 21) + (m4 << 24);
        m3 = t13 & mask;
        _l3 = m3;
        long t14 = (t13 >> 29) + ((a5 * a8 + a6 * a7) << 1) + (m7 << 18) - (m6 << 21) + (m5 << 24);
        m4 = t14 & mask;
        _l4 = m4;
        long t15 = (t14 >> 29) + ((a6 * a8) << 1) + a7 * a7 + (m8 << 18) - (m7 << 21) + (m6 << 24);
        m5 = t15 & mask;
        _l5 = m5;
        long t16 = (t15 >> 29) + ((a7 * a8) << 1) - (m8 << 21) + (m7 << 24);
        m6 = t16 & mask;
        _l6 = m6;
        long t17 = (t16 >> 29) + a8 * a8 + (m8 << 24);
        m7 = t17 & mask;
        _l7 = m7;
        _l8 = t17 >> 29;
    }
}
