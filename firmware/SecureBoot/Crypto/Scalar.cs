namespace SecureBoot.Crypto;

/// <summary>Arithmetic modulo n, the order of P-256's group. In variable time: no value is secret.</summary>
internal static class Scalar
{
    // The modular inverse of n modulo 2^29.
    private const long OrderInverse = 0x11FF43B1;

    private static readonly long[] s_order =
    {
        0x1C632551, 0x1DCE5617, 0x05E7A13C, 0x0DF55B4E, 0x1FFFFBCE, 0x1FFFFFFF, 0x0003FFFF, 0x1FE00000, 0x00FFFFFF,
    };

    // 2^522 mod n: makes an inverse ready for the Montgomery product.
    private static readonly long[] s_montgomerySquare =
    {
        0x148D9EF5, 0x0F4E7F75, 0x14C6A651, 0x03F8B765, 0x165861F1, 0x1256D7D8, 0x1C185B23, 0x0D4CAB0F, 0x0084B655,
    };

    /// <summary>Whether the scalar is in [1, n-1].</summary>
    public static bool IsInRange(long[] scalar)
    {
        return !Limbs.IsZero(scalar) && Limbs.IsBelow(scalar, s_order);
    }

    /// <summary>Sets scalar = n - scalar.</summary>
    public static void Negate(long[] scalar)
    {
        for (int i = 0; i < Limbs.Count; i++)
        {
            scalar[i] = -scalar[i];
        }

        Limbs.AddMultiple(scalar, s_order, 1);
    }

    /// <summary>Sets scalar = scalar + n.</summary>
    public static void AddOrder(long[] scalar)
    {
        Limbs.AddMultiple(scalar, s_order, 1);
    }

    /// <summary>Sets quotient = 2^261/divisor; the divisor is in [1, n-1].</summary>
    public static void MontgomeryInverse(long[] divisor, long[] quotient)
    {
        MontgomeryMultiply(new ModularInverse().Invert(s_order, divisor), s_montgomerySquare, quotient);
    }

    /// <summary>Sets product = a·b/2^261 mod n, in [0, n), for |a| below 28n and b in [0, 2^256).</summary>
    public static void MontgomeryMultiply(long[] a, long[] b, long[] product)
    {
        // Row i adds a[i]·b and the multiple of n that clears the low limb, and moves down by one limb. Only the low
        // limb's carry is propagated: no other limb exceeds the sum of 18 products, 2^63.
        long[] order = s_order;
        for (int i = 0; i < Limbs.Count; i++)
        {
            product[i] = 0;
        }

        for (int i = 0; i < Limbs.Count; i++)
        {
            long ai = a[i];
            long t = product[0] + (ai * b[0]);
            long m = (-(t & Limbs.Mask) * OrderInverse) & Limbs.Mask;
            t = (t + (m * order[0])) >> Limbs.Bits;
            product[0] = t + product[1] + (ai * b[1]) + (m * order[1]);
            product[1] = product[2] + (ai * b[2]) + (m * order[2]);
            product[2] = product[3] + (ai * b[3]) + (m * order[3]);
            product[3] = product[4] + (ai * b[4]) + (m * order[4]);
            product[4] = product[5] + (ai * b[5]) + (m * order[5]);
            product[5] = product[6] + (ai * b[6]) + (m * order[6]);
            product[6] = product[7] + (ai * b[7]) + (m * order[7]);
            product[7] = (ai * b[8]) + (m * order[8]);
        }

        Limbs.AddMultiple(product, order, 0); // The other carries.
        Limbs.Reduce(product, s_order);
    }
}
