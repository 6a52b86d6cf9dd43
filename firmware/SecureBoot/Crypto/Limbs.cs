namespace SecureBoot.Crypto;

/// <summary>Integers of 256 bits and a little more: nine limbs of 29 bits, lowest first.</summary>
/// <remarks>
/// <code>
/// value = limb[0] + limb[1]·2^29 + … + limb[8]·2^232
/// </code>
/// Limbs 0 to 7 are in [0, 2^29); limb 8 carries the sign and whatever lies above 2^261.
/// </remarks>
internal static class Limbs
{
    /// <summary>Limbs in an integer.</summary>
    public const int Count = 9;

    /// <summary>Bits in a limb: nine make 261, and the sum of 27 products of two limbs fits in 63 bits.</summary>
    public const int Bits = 29;

    /// <summary>The bits of one limb.</summary>
    public const int Mask = (1 << Bits) - 1;

    /// <summary>Bytes of a big-endian coordinate or scalar.</summary>
    public const int ByteCount = 32;

    /// <summary>Reads 32 big-endian bytes.</summary>
    public static void Read(byte[] bytes, int offset, long[] limbs)
    {
        // Four bytes at a time: each step leaves three more bits than a limb takes.
        long pending = 0;
        int limb = 0;
        for (int at = offset + ByteCount - 4; at >= offset; at -= 4)
        {
            long word = ((bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at
                + 3]) & uint.MaxValue;
            pending |= word << (3 * limb);
            limbs[limb] = pending & Mask;
            pending >>= Bits;
            limb++;
        }

        limbs[limb] = pending;
    }

    /// <summary>Sets value = value + factor·addend, |factor| below 2^29.</summary>
    public static void AddMultiple(long[] value, long[] addend, long factor)
    {
        long carry = 0;
        for (int i = 0; i < Count - 1; i++)
        {
            carry += value[i] + (addend[i] * factor);
            value[i] = carry & Mask;
            carry >>= Bits;
        }

        value[Count - 1] += (addend[Count - 1] * factor) + carry;
    }

    /// <summary>Whether <paramref name="left"/> is below <paramref name="right"/>.</summary>
    public static bool IsBelow(long[] left, long[] right)
    {
        for (int i = Count - 1; i > 0; i--)
        {
            if (left[i] != right[i])
            {
                return left[i] < right[i];
            }
        }

        return left[0] < right[0];
    }

    /// <summary>Whether the integer is zero.</summary>
    public static bool IsZero(long[] value)
    {
        for (int i = 0; i < Count; i++)
        {
            if (value[i] != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Brings a value that is a few moduli away into [0, modulus).</summary>
    public static void Reduce(long[] value, long[] modulus)
    {
        while (value[Count - 1] < 0)
        {
            AddMultiple(value, modulus, 1);
        }

        while (!IsBelow(value, modulus))
        {
            AddMultiple(value, modulus, -1);
        }
    }
}
