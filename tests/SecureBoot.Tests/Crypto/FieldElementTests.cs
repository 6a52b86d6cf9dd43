using System;
using System.Numerics;
using SecureBoot.Crypto;
using Xunit;

namespace SecureBoot.Tests.Crypto;

/// <summary>Compares field arithmetic with integers of any size, with limbs at their bounds. The host build checks each
/// addition and product for overflow, so the tests also show the bounds that FieldElement's comments claim.</summary>
public static class FieldElementTests
{
    private const int Rounds = 4000;
    private const int Full = Limbs.Mask;

    // The largest top limb of a value within ±4p.
    private const int TopBound = (1 << 26) - 1;

    private static readonly int[] s_weirdLimbs =
    [
        0, 0, 1, 2, Full, Full, Full - 1, 1 << 28, (1 << 28) - 1, 0x1FF, 0x1FE00000, 0x40000,
    ];
    private static readonly int[] s_weirdTops = [0, 0, 1, -1, TopBound, -TopBound, 0xFFFFFF, 0x1000000, -0x1000000];
    private static readonly BigInteger s_perRadix = ReferenceCurve.Invert(LimbNumbers.Radix, ReferenceCurve.P);

    [Fact]
    public static void Multiply_WeirdLimbs_IsTheProduct()
    {
        ForPairs((a, b, x, y) =>
        {
            FieldElement product = new();
            product.Multiply(a, b);
            AssertTight(x * y * s_perRadix, product);
        });
    }

    [Fact]
    public static void Multiply_DifferenceAndSum_IsTheProduct()
    {
        ForPairs((a, b, x, y) =>
        {
            FieldElement difference = new();
            FieldElement sum = new();
            FieldElement product = new();
            difference.Subtract(a, b);
            sum.Add(a, b);
            product.Multiply(difference, sum);
            AssertTight((x - y) * (x + y) * s_perRadix, product);
        });
    }

    [Fact]
    public static void Multiply_IntoAnOperand_IsTheProduct()
    {
        ForPairs((a, b, x, y) =>
        {
            FieldElement left = new();
            left.Set(a);
            left.Multiply(left, b);
            AssertTight(x * y * s_perRadix, left);
            left.Set(a);
            left.Multiply(left, left);
            AssertTight(x * x * s_perRadix, left);
            b.Multiply(a, b);
            AssertTight(x * y * s_perRadix, b);
        });
    }

    [Fact]
    public static void Square_WeirdLimbs_IsTheSquare()
    {
        ForPairs((a, b, x, y) =>
        {
            FieldElement square = new();
            square.Square(a);
            AssertTight(x * x * s_perRadix, square);
            a.Subtract(a, b);
            square.Square(a);
            AssertTight((x - y) * (x - y) * s_perRadix, square);
        });
    }

    [Fact]
    public static void StartAddition_WeirdLimbs_AreTheDifferences()
    {
        Random random = new(2);
        ForPairs((x, z, valueX, valueZ) =>
        {
            (FieldElement y, BigInteger valueY) = Weird(random);
            (FieldElement tableX, BigInteger valueTableX) = Weird(random);
            (FieldElement tableY, BigInteger valueTableY) = Weird(random);
            FieldElement h = new();
            FieldElement r = new();
            FieldElement square = new();
            h.StartAddition(r, square, z, x, y, tableX, tableY);
            BigInteger valueZZ = valueZ * valueZ * s_perRadix;
            BigInteger valueH = (valueTableX * valueZZ * s_perRadix) - valueX;
            AssertTight(valueH, h);
            AssertTight(valueH * valueH * s_perRadix, square);
            AssertTight((valueTableY * valueZZ * valueZ * s_perRadix * s_perRadix) - valueY, r);
            AssertTight(valueZ * valueH * s_perRadix, z);
        });
    }

    [Fact]
    public static void FinishPoint_WeirdLimbs_AreTheFormulas()
    {
        Random random = new(3);
        ForPairs((a, b, valueA, valueB) =>
        {
            (FieldElement c, BigInteger valueC) = Weird(random);
            (FieldElement d, BigInteger valueD) = Weird(random);
            FieldElement x = new();
            FieldElement y = new();
            x.FinishPoint(y, a, b, c, d, b);
            BigInteger valueX = (valueA * valueA * s_perRadix) - valueB - (2 * valueC);
            BigInteger valueY = ((valueA * (valueC - valueX)) - (valueD * valueB)) * s_perRadix;
            AssertTight(valueX, x);
            AssertTight(valueY, y);

            // CurvePoint also passes operands as results.
            x.Set(b);
            x.FinishPoint(d, a, x, c, d, b);
            AssertTight(valueX, x);
            AssertTight(valueY, d);
        });
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public static void AddPair_WeirdLimbs_AreTheFormulas(bool isFirstNegative, bool isSecondNegative)
    {
        const int First = 0;
        const int Second = CurvePoint.AffineLength;
        Random random = new(7);
        int[] table = new int[2 * CurvePoint.AffineLength];
        int[] pairs = new int[Limbs.Count + 2];
        pairs[Limbs.Count] = isFirstNegative ? ~First : First;
        pairs[Limbs.Count + 1] = isSecondNegative ? ~Second : Second;
        for (int i = 0; i < Rounds; i++)
        {
            BigInteger[] values = new BigInteger[4];
            for (int coordinate = 0; coordinate < values.Length; coordinate++)
            {
                (FieldElement element, values[coordinate]) = Weird(random);
                element.StoreTight(table, coordinate * Limbs.Count);
            }

            (FieldElement rest, BigInteger valueRest) = Weird(random);
            (FieldElement before, BigInteger valueBefore) = Weird(random);
            before.StoreTight(pairs, 0);
            FieldElement x = new();
            FieldElement y = new();
            x.AddPair(y, rest, pairs, 0, table);

            BigInteger y1 = isFirstNegative ? -values[1] : values[1];
            BigInteger y2 = isSecondNegative ? -values[3] : values[3];
            BigInteger slope = (y2 - y1) * valueRest * valueBefore * s_perRadix * s_perRadix;
            BigInteger valueX = (slope * slope * s_perRadix) - values[0] - values[2];
            AssertTight(valueX, x);
            AssertTight((slope * (values[0] - valueX) * s_perRadix) - y1, y);
            AssertTight(valueRest * (values[2] - values[0]) * s_perRadix, rest);
        }
    }

    [Fact]
    public static void ThreeHalves_WeirdLimbs_IsOneAndAHalf()
    {
        BigInteger half = ReferenceCurve.Invert(2, ReferenceCurve.P);
        ForPairs((a, b, x, y) =>
        {
            b.ThreeHalves(a);
            AssertTight(3 * x * half, b);
            a.ThreeHalves(a);
            AssertTight(3 * x * half, a);
        });
    }

    [Fact]
    public static void Invert_AnyElement_IsTheInverse()
    {
        Random random = new(4);
        for (int i = 0; i < 300; i++)
        {
            (FieldElement a, BigInteger x) = Weird(random);
            if (ReferenceCurve.Mod(x, ReferenceCurve.P).IsZero)
            {
                continue;
            }

            FieldElement inverse = new();
            inverse.Invert(a);
            AssertTight(ReferenceCurve.Invert(x, ReferenceCurve.P) * LimbNumbers.Radix * LimbNumbers.Radix, inverse);
        }
    }

    [Fact]
    public static void IsZero_MultiplesOfPAndNeighbours_AreToldApart()
    {
        FieldElement element = new();
        int[] table = new int[Limbs.Count];
        for (int multiple = -7; multiple <= 7; multiple++)
        {
            for (int distance = -9; distance <= 9; distance++)
            {
                long[] limbs = LimbNumbers.ToLimbs((multiple * ReferenceCurve.P) + distance);
                Array.ConvertAll(limbs, limb => (int)limb).CopyTo(table, 0);
                element.Load(table, 0);
                Assert.Equal(distance == 0, element.IsZero());
            }

            // Another number with the same lowest limb.
            table[5] ^= 4;
            element.Load(table, 0);
            Assert.False(element.IsZero());
        }
    }

    [Fact]
    public static void SetNumber_AnyNumber_IsInMontgomerysForm()
    {
        Random random = new(5);
        FieldElement element = new();
        for (int i = 0; i < 200; i++)
        {
            BigInteger number = LimbNumbers.Random(random, 2 * ReferenceCurve.P);
            element.SetNumber(LimbNumbers.ToLimbs(number), new FieldElement());
            AssertTight(number * LimbNumbers.Radix, element);
        }
    }

    [Fact]
    public static void Constants_AreTheirFormulas()
    {
        FieldElement element = new();
        element.SetOne();
        AssertTight(LimbNumbers.Radix, element);
        element.SetCurveB();
        AssertTight(ReferenceCurve.B * LimbNumbers.Radix, element);
        Assert.True(FieldElement.IsInRange(LimbNumbers.ToLimbs(ReferenceCurve.P - 1)));
        Assert.False(FieldElement.IsInRange(LimbNumbers.ToLimbs(ReferenceCurve.P)));
    }

    private static void ForPairs(Action<FieldElement, FieldElement, BigInteger, BigInteger> check)
    {
        Random random = new(1);
        for (int i = 0; i < Rounds; i++)
        {
            (FieldElement a, BigInteger x) = Weird(random);
            (FieldElement b, BigInteger y) = Weird(random);
            check(a, b, x, y);
        }
    }

    // Makes a tight element within ±4p whose limbs are at a bound or random.
    private static (FieldElement Element, BigInteger Value) Weird(Random random)
    {
        int[] limbs = new int[Limbs.Count];
        for (int i = 0; i < Limbs.Count - 1; i++)
        {
            limbs[i] = random.Next(4) == 0 ? random.Next(Full + 1) : s_weirdLimbs[random.Next(s_weirdLimbs.Length)];
        }

        limbs[^1] = random.Next(4) == 0
            ? random.Next(-TopBound, TopBound)
            : s_weirdTops[random.Next(s_weirdTops.Length)];
        if (random.Next(16) == 0)
        {
            // With every limb at its bound, the columns are largest.
            limbs.AsSpan(0, Limbs.Count - 1).Fill(Full);
            limbs[^1] = random.Next(2) == 0 ? TopBound : -TopBound;
        }

        FieldElement element = new();
        element.Load(limbs, 0);
        return (element, LimbNumbers.ToInteger(limbs));
    }

    // Store reduces the value below p limb by limb, and fails for an element that is not tight.
    private static void AssertTight(BigInteger expected, FieldElement actual)
    {
        int[] limbs = new int[Limbs.Count];
        actual.Store(limbs, 0);
        Assert.All(limbs, limb => Assert.InRange(limb, 0, Full));
        Assert.Equal(ReferenceCurve.Mod(expected, ReferenceCurve.P), LimbNumbers.ToInteger(limbs));
    }
}
