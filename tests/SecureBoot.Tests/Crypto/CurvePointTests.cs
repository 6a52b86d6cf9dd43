using System;
using System.Numerics;
using SecureBoot.Crypto;
using Xunit;

namespace SecureBoot.Tests.Crypto;

public static class CurvePointTests
{
    private static readonly (BigInteger X, BigInteger Y)? s_point = ReferenceCurve.Multiply(
        0x1234567, ReferenceCurve.G);

    [Fact]
    public static void New_Point_IsInfinity()
    {
        Assert.True(new CurvePoint().IsInfinity);
    }

    [Fact]
    public static void Double_Infinity_StaysInfinity()
    {
        CurvePoint sum = new();
        sum.Double();
        Assert.True(sum.IsInfinity);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public static void Add_ToInfinity_IsThePoint(bool negative)
    {
        CurvePoint sum = new();
        sum.Add(LimbNumbers.ToTable(s_point), 0, negative);
        Assert.Equal(negative ? ReferenceCurve.Negate(s_point) : s_point, LimbNumbers.ToPoint(sum));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public static void Add_TheSamePoint_Doubles(bool negative)
    {
        CurvePoint sum = Scaled(s_point, negative);
        sum.Add(LimbNumbers.ToTable(s_point), 0, negative);
        Assert.Equal(ReferenceCurve.Multiply(negative ? -2 : 2, s_point), LimbNumbers.ToPoint(sum));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public static void Add_TheOppositePoint_IsInfinityAndGoesOn(bool negative)
    {
        int[] table = LimbNumbers.ToTable(s_point);
        CurvePoint sum = Scaled(s_point, negative);
        sum.Add(table, 0, !negative);
        Assert.True(sum.IsInfinity);
        sum.Double();
        Assert.True(sum.IsInfinity);
        Assert.False(sum.HasX(LimbNumbers.ToLimbs(s_point!.Value.X)));
        sum.Add(table, 0, negative);
        Assert.Equal(negative ? ReferenceCurve.Negate(s_point) : s_point, LimbNumbers.ToPoint(sum));
    }

    [Fact]
    public static void DoubleAndAdd_RandomWalk_FollowsTheReference()
    {
        Random random = new(10);
        int[] table = LimbNumbers.ToTable(ReferenceCurve.G);
        CurvePoint sum = new();
        (BigInteger X, BigInteger Y)? expected = null;
        for (int i = 0; i < 400; i++)
        {
            if (random.Next(2) == 0)
            {
                sum.Double();
                expected = ReferenceCurve.Add(expected, expected);
            }
            else
            {
                bool negative = random.Next(2) == 0;
                sum.Add(table, 0, negative);
                expected = ReferenceCurve.Add(
                    expected, negative ? ReferenceCurve.Negate(ReferenceCurve.G) : ReferenceCurve.G);
            }

            Assert.Equal(expected, LimbNumbers.ToPoint(sum));
        }
    }

    // Sums of small multiples of one point meet every special case: infinity, the same point and its negation.
    [Fact]
    public static void Add_EverySmallPairOfMultiples_IsTheSum()
    {
        (BigInteger X, BigInteger Y)?[] multiples = new (BigInteger X, BigInteger Y)?[7];
        for (int i = 1; i < multiples.Length; i++)
        {
            multiples[i] = ReferenceCurve.Multiply(i, s_point);
        }

        for (int left = 1; left < multiples.Length; left++)
        {
            for (int right = 1; right < multiples.Length; right++)
            {
                CurvePoint sum = Scaled(multiples[left], negative: false);
                sum.Add(LimbNumbers.ToTable(multiples[right]), 0, negative: true);
                Assert.Equal(ReferenceCurve.Multiply(left - right, s_point), LimbNumbers.ToPoint(sum));
            }
        }
    }

    [Fact]
    public static void HasX_XAndOtherNumbers_AreToldApart()
    {
        CurvePoint sum = Scaled(s_point, negative: false);
        BigInteger x = s_point!.Value.X;
        Assert.True(sum.HasX(LimbNumbers.ToLimbs(x)));
        Assert.False(sum.HasX(LimbNumbers.ToLimbs(x + 1)));
        Assert.False(sum.HasX(LimbNumbers.ToLimbs(x - 1)));
        Assert.False(sum.HasX(LimbNumbers.ToLimbs(x + ReferenceCurve.P)));
        Assert.False(sum.HasX(LimbNumbers.ToLimbs(0)));
    }

    // Makes the point by additions, so that its Z differs from 1.
    private static CurvePoint Scaled((BigInteger X, BigInteger Y)? point, bool negative)
    {
        CurvePoint sum = new();
        sum.Add(LimbNumbers.ToTable(ReferenceCurve.Add(point, ReferenceCurve.Negate(ReferenceCurve.G))), 0, negative);
        sum.Add(LimbNumbers.ToTable(ReferenceCurve.G), 0, negative);
        return sum;
    }
}
