using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using SecureBoot.Crypto;
using Xunit;

namespace SecureBoot.Tests.Crypto;

public static class ScalarTests
{
    [Fact]
    public static void IsInRange_BoundsOfTheOrder_AreToldApart()
    {
        Assert.False(Scalar.IsInRange(LimbNumbers.ToLimbs(0)));
        Assert.True(Scalar.IsInRange(LimbNumbers.ToLimbs(1)));
        Assert.True(Scalar.IsInRange(LimbNumbers.ToLimbs(ReferenceCurve.N - 1)));
        Assert.False(Scalar.IsInRange(LimbNumbers.ToLimbs(ReferenceCurve.N)));
        Assert.False(Scalar.IsInRange(LimbNumbers.ToLimbs(ReferenceCurve.P)));
        Assert.False(Scalar.IsInRange(LimbNumbers.ToLimbs((BigInteger.One << 256) - 1)));
    }

    [Fact]
    public static void MontgomeryInverse_ThenMultiply_IsTheQuotient()
    {
        Random random = new(6);
        for (int i = 0; i < 1500; i++)
        {
            BigInteger divisor = EdgeScalars.Take(random);
            BigInteger dividend = i % 8 == 0 ? (BigInteger.One << 256) - 1 - (i / 8) : EdgeScalars.Take(random);
            long[] inverse = new long[Limbs.Count];
            long[] quotient = new long[Limbs.Count];

            Scalar.MontgomeryInverse(LimbNumbers.ToLimbs(divisor), inverse);
            Scalar.MontgomeryMultiply(inverse, LimbNumbers.ToLimbs(dividend), quotient);

            BigInteger expected = ReferenceCurve.Mod(
                dividend * ReferenceCurve.Invert(divisor, ReferenceCurve.N), ReferenceCurve.N);
            Assert.Equal(expected, LimbNumbers.ToInteger(quotient));
        }
    }

    // Divisors with quotients in Euclid's algorithm that exceed one step of an integer, or with several large quotients
    // in a row.
    [Fact]
    public static void MontgomeryInverse_LargeQuotients_IsTheInverse()
    {
        List<BigInteger> divisors = [];
        for (int bit = 0; bit < 256; bit++)
        {
            BigInteger power = BigInteger.One << bit;
            divisors.AddRange([
                power, power - 1, ReferenceCurve.N - power, (ReferenceCurve.N >> bit) + 1,
                ReferenceCurve.Invert(power + 1, ReferenceCurve.N), ReferenceCurve.Invert(bit + 2, ReferenceCurve.N),
            ]);
        }

        foreach (BigInteger divisor in divisors.Where(divisor => divisor > 0 && divisor < ReferenceCurve.N))
        {
            long[] inverse = new long[Limbs.Count];
            Scalar.MontgomeryInverse(LimbNumbers.ToLimbs(divisor), inverse);
            Assert.Equal(
                ReferenceCurve.Mod(
                    ReferenceCurve.Invert(divisor, ReferenceCurve.N) << (Limbs.Count * Limbs.Bits), ReferenceCurve.N),
                LimbNumbers.ToInteger(inverse));
        }
    }

    [Fact]
    public static void CombRecode_AnyScalar_SumsToIt()
    {
        Random random = new(7);
        for (int i = 0; i < 1000; i++)
        {
            BigInteger scalar = i == 0 ? 0 : EdgeScalars.Take(random);
            int end = 257 + (i % 4);
            long[] limbs = LimbNumbers.ToLimbs(scalar);
            bool negative = CombScalar.Recode(limbs, end);
            BigInteger sum = BigInteger.Zero;
            for (int j = end - 1; j >= 0; j--)
            {
                // Reads the digit from a random row of at most 52 digits that contains it.
                int from = random.Next(Math.Max(0, j - 51), j + 1);
                long digit = (CombScalar.GetRow(limbs, from) >> (j - from)) & 1;
                sum = (2 * sum) + (digit == 1 ? 1 : -1);
            }

            Assert.Equal(scalar, ReferenceCurve.Mod(negative ? -sum : sum, ReferenceCurve.N));
        }
    }

    [Fact]
    public static void OddMultiplesRecode_AnyScalar_SumsToItWithSparseOddDigits()
    {
        Random random = new(8);
        sbyte[] digits = new sbyte[OddMultiples.DigitCount];
        for (int i = 0; i < 1000; i++)
        {
            BigInteger scalar = i < 2 ? i * ((BigInteger.One << 256) - 1) : EdgeScalars.Take(random);
            OddMultiples.Recode(LimbNumbers.ToLimbs(scalar), digits);
            BigInteger sum = BigInteger.Zero;
            int last = int.MaxValue;
            for (int j = digits.Length - 1; j >= 0; j--)
            {
                sum = (2 * sum) + digits[j];
                if (digits[j] != 0)
                {
                    Assert.True((digits[j] & 1) == 1 && Math.Abs(digits[j]) < 16);
                    Assert.True(last - j >= 5);
                    last = j;
                }
            }

            Assert.Equal(scalar, sum);
        }
    }

    [Fact]
    public static void Read_AnyBytes_IsTheNumber()
    {
        Random random = new(9);
        byte[] bytes = new byte[Limbs.ByteCount + 5];
        long[] limbs = new long[Limbs.Count];
        for (int i = 0; i < 300; i++)
        {
            random.NextBytes(bytes);
            bytes.AsSpan(random.Next(bytes.Length)).Fill(i % 2 == 0 ? (byte)0 : (byte)0xFF);
            Limbs.Read(bytes, i % 6, limbs);
            Assert.Equal(
                new BigInteger(bytes.AsSpan(i % 6, Limbs.ByteCount), isUnsigned: true, isBigEndian: true),
                LimbNumbers.ToInteger(limbs));
        }
    }
}
