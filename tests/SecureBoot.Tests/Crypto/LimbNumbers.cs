using System;
using System.Numerics;
using SecureBoot.Crypto;

namespace SecureBoot.Tests.Crypto;

/// <summary>Converts the device's forms of numbers, points and keys to integers of any size, and back.</summary>
internal static class LimbNumbers
{
    /// <summary>The factor of Montgomery's form.</summary>
    public static BigInteger Radix { get; } = BigInteger.One << (Limbs.Count * Limbs.Bits);

    public static BigInteger ToInteger(ReadOnlySpan<long> limbs)
    {
        BigInteger value = BigInteger.Zero;
        for (int i = Limbs.Count - 1; i >= 0; i--)
        {
            value = (value << Limbs.Bits) + limbs[i];
        }

        return value;
    }

    public static BigInteger ToInteger(ReadOnlySpan<int> limbs)
    {
        BigInteger value = BigInteger.Zero;
        for (int i = Limbs.Count - 1; i >= 0; i--)
        {
            value = (value << Limbs.Bits) + limbs[i];
        }

        return value;
    }

    public static long[] ToLimbs(BigInteger value)
    {
        long[] limbs = new long[Limbs.Count];
        for (int i = 0; i < Limbs.Count - 1; i++)
        {
            limbs[i] = (long)(value & Limbs.Mask);
            value >>= Limbs.Bits;
        }

        limbs[^1] = (long)value;
        return limbs;
    }

    public static byte[] ToBytes(BigInteger value)
    {
        byte[] bytes = new byte[Limbs.ByteCount];
        byte[] digits = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        digits.CopyTo(bytes, bytes.Length - digits.Length);
        return bytes;
    }

    public static int[] ToTable((BigInteger X, BigInteger Y)? point)
    {
        int[] table = new int[CurvePoint.AffineLength];
        Store(point!.Value.X, table, 0);
        Store(point.Value.Y, table, Limbs.Count);
        return table;
    }

    public static (BigInteger X, BigInteger Y)? ToPoint(CurvePoint point)
    {
        if (point.IsInfinity)
        {
            return null;
        }

        int[] table = new int[CurvePoint.AffineLength];
        point.Store(table, 0);
        return ToPoint(table, 0);
    }

    public static (BigInteger X, BigInteger Y)? ToPoint(int[] table, int offset)
    {
        return (FromMontgomery(table.AsSpan(offset)), FromMontgomery(table.AsSpan(offset + Limbs.Count)));
    }

    public static byte[] ToKeyBytes((BigInteger X, BigInteger Y)? point)
    {
        return [0x04, .. ToBytes(point!.Value.X), .. ToBytes(point.Value.Y)];
    }

    public static BigInteger Random(Random random, BigInteger limit)
    {
        byte[] bytes = new byte[40];
        random.NextBytes(bytes);
        return new BigInteger(bytes, isUnsigned: true) % limit;
    }

    private static BigInteger FromMontgomery(ReadOnlySpan<int> limbs)
    {
        return ReferenceCurve.Mod(ToInteger(limbs) * ReferenceCurve.Invert(Radix, ReferenceCurve.P), ReferenceCurve.P);
    }

    private static void Store(BigInteger value, int[] table, int offset)
    {
        long[] limbs = ToLimbs(ReferenceCurve.Mod(value * Radix, ReferenceCurve.P));
        for (int i = 0; i < Limbs.Count; i++)
        {
            table[offset + i] = (int)limbs[i];
        }
    }
}
