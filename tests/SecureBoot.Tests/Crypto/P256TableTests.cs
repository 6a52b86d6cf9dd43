using System;
using System.Numerics;
using SecureBoot.Crypto;
using Xunit;

namespace SecureBoot.Tests.Crypto;

public static class P256TableTests
{
    // The key is this multiple of the generator.
    private static readonly BigInteger s_logarithm = 0xC0FFEE;
    private static readonly (BigInteger X, BigInteger Y)? s_point = ReferenceCurve.MultiplyGenerator(s_logarithm);
    private static readonly byte[] s_keyBytes = LimbNumbers.ToKeyBytes(s_point);
    private static readonly P256PublicKey s_key = P256PublicKey.TryCreate(s_keyBytes)!;

    public static TheoryData<int> EntryCounts() => [16, 32, 48, 64];

    /// <summary>Teeth, columns and first digit of each comb of a table size, as the remarks of Comb define
    /// them.</summary>
    private static (int Teeth, int Columns, int First)[] Combs(int entryCount) => entryCount switch
    {
        16 => [(5, 52, 0)],
        32 => [(6, 43, 0)],
        48 => [(6, 24, 0), (5, 23, 144)],
        _ => [(6, 22, 0), (6, 21, 132)],
    };

    [Theory]
    [MemberData(nameof(EntryCounts))]
    public static void Compute_AnySize_GivesTheMultiplesOfTheReference(int entryCount)
    {
        AssertEntries(P256Table.Compute(s_key, entryCount), entryCount, s_logarithm);
    }

    [Fact]
    public static void Generator_EveryEntry_IsTheMultipleOfTheReference()
    {
        AssertEntries(GeneratorTable.Table.Entries, 64, BigInteger.One);
        P256PublicKey generator = P256PublicKey.TryCreate(LimbNumbers.ToKeyBytes(ReferenceCurve.G))!;
        Assert.True(P256Table.Matches(generator, GeneratorTable.Table.Entries));
    }

    [Fact]
    public static void OddMultiples_OfAKey_AreTheMultiplesOfTheReference()
    {
        for (int i = 0; i < OddMultiples.Count; i++)
        {
            Assert.Equal(
                ReferenceCurve.MultiplyGenerator(((2 * i) + 1) * s_logarithm),
                LimbNumbers.ToPoint(s_key.Multiples, i * CurvePoint.AffineLength));
        }
    }

    // Uses each entry of each comb with each sign, in the lowest and the highest column: all window values.
    [Theory]
    [Trait("Set", "slow")]
    [MemberData(nameof(EntryCounts))]
    public static void Verify_EveryWindowValue_IsThePointOfTheReference(int entryCount)
    {
        P256PublicKey key = P256PublicKey.TryCreate(s_keyBytes, P256Table.Compute(s_key, entryCount))!;
        foreach ((int teeth, int columns, int first) in Combs(entryCount))
        {
            foreach (int column in new[] { 0, columns - 1 })
            {
                for (int value = 0; value < 1 << teeth; value++)
                {
                    // Bit i + 1 of the scalar is digit i; the digits past bit 255 are fixed.
                    BigInteger scalar = BigInteger.One + (new BigInteger(0x5A5A5A5A5A5A5A) << 150);
                    for (int tooth = 0; tooth < teeth; tooth++)
                    {
                        int bit = first + column + (tooth * columns) + 1;
                        if (bit < 255)
                        {
                            scalar = (scalar & ~(BigInteger.One << bit))
                                | (new BigInteger((value >> tooth) & 1) << bit);
                        }
                    }

                    AssertSum(3, scalar, key, s_logarithm);
                    AssertSum(ReferenceCurve.N - scalar, 5, key, s_logarithm);
                }
            }
        }
    }

    [Fact]
    public static void Multiply_EveryOddDigitAndSign_IsThePointOfTheReference()
    {
        for (int digit = 1; digit < 32; digit++)
        {
            AssertSum(2, digit, s_key, s_logarithm);
            AssertSum(2, new BigInteger(digit) << 250, s_key, s_logarithm);
        }
    }

    [Theory]
    [MemberData(nameof(EntryCounts))]
    public static void Multiply_EdgeScalars_AreThePointsOfTheReference(int entryCount)
    {
        Random random = new(entryCount);
        P256PublicKey key = P256PublicKey.TryCreate(s_keyBytes, P256Table.Compute(s_key, entryCount))!;
        for (int i = 0; i < 60; i++)
        {
            BigInteger u = i % 10 == 0 ? 0 : EdgeScalars.Take(random);
            BigInteger v = i % 13 == 0 ? 0 : EdgeScalars.Take(random);
            AssertSum(u, v, key, s_logarithm);
            AssertSum(u, v, s_key, s_logarithm);
        }
    }

    // Keys that are small multiples of G, and G and its negation: the sums meet infinity, doublings and opposite
    // points.
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(-2)]
    [InlineData(3)]
    [InlineData(1 << 22)]
    [InlineData(-(1 << 22))]
    public static void Multiply_KeyNearTheGenerator_IsThePointOfTheReference(int multiple)
    {
        (BigInteger X, BigInteger Y)? point = ReferenceCurve.MultiplyGenerator(multiple);
        byte[] bytes = LimbNumbers.ToKeyBytes(point);
        P256PublicKey plain = P256PublicKey.TryCreate(bytes)!;
        P256PublicKey[] keys =
        [
            plain,
            P256PublicKey.TryCreate(bytes, P256Table.Compute(plain, 16))!,
            P256PublicKey.TryCreate(bytes, P256Table.Compute(plain, 64))!,
        ];
        Random random = new(multiple);
        foreach (P256PublicKey key in keys)
        {
            for (int i = 0; i < 12; i++)
            {
                BigInteger v = EdgeScalars.Take(random);
                AssertSum(ReferenceCurve.Mod(-v * multiple, ReferenceCurve.N), v, key, multiple);
                AssertSum(ReferenceCurve.Mod(v * multiple, ReferenceCurve.N), v, key, multiple);
                AssertSum(v, v, key, multiple);
                AssertSum(ReferenceCurve.N - v, v, key, multiple);
            }
        }
    }

    [Theory]
    [MemberData(nameof(EntryCounts))]
    public static void Matches_EveryIntegerChanged_IsFalse(int entryCount)
    {
        int[] table = P256Table.Compute(s_key, entryCount);
        Assert.True(P256Table.Matches(s_key, table));
        for (int i = 0; i < table.Length; i += 97)
        {
            table[i] ^= 1;
            Assert.False(P256Table.Matches(s_key, table));
            table[i] ^= 1;
        }
    }

    // The highest limb of a number has 24 bits, the others 29.
    [Fact]
    public static void TryCreate_TableWithABitAboveALimb_IsNull()
    {
        int[] table = P256Table.Compute(s_key, 16);
        Assert.Equal(s_keyBytes, P256PublicKey.TryCreate(s_keyBytes, table)!.GetPoint());
        for (int i = 0; i < table.Length; i++)
        {
            int above = 1 << (i % Limbs.Count == Limbs.Count - 1 ? 24 : 29);
            table[i] |= above;
            Assert.Null(P256PublicKey.TryCreate(s_keyBytes, table));
            table[i] &= ~above;
        }
    }

    [Fact]
    public static void TryCreate_TableOfAnotherKey_IsNull()
    {
        P256PublicKey other = P256PublicKey.TryCreate(LimbNumbers.ToKeyBytes(ReferenceCurve.MultiplyGenerator(7)))!;
        foreach (int entryCount in EntryCounts())
        {
            int[] table = P256Table.Compute(other, entryCount);
            Assert.Null(P256PublicKey.TryCreate(s_keyBytes, table));
            Assert.False(P256Table.Matches(s_key, table));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(18)]
    [InlineData((16 * 18) - 1)]
    [InlineData((16 * 18) + 1)]
    [InlineData(17 * 18)]
    [InlineData(128 * 18)]
    public static void TryCreate_TableOfNoSize_IsNull(int length)
    {
        Assert.Null(P256PublicKey.TryCreate(s_keyBytes, new int[length]));
        Assert.False(P256Table.Matches(s_key, new int[length]));
    }

    [Theory]
    [InlineData(100, 1 << 29)]
    [InlineData(100, int.MinValue)]
    [InlineData(26, 1 << 24)]
    [InlineData(26, int.MinValue)]
    public static void TryCreate_LimbOutOfItsRange_IsNull(int at, int bit)
    {
        int[] table = P256Table.Compute(s_key, 16);
        table[at] |= bit;
        Assert.Null(P256PublicKey.TryCreate(s_keyBytes, table));
    }

    [Fact]
    public static void Compute_CallersMistakes_Throw()
    {
        Assert.Throws<ArgumentNullException>(() => P256Table.Compute(null!, 16));
        Assert.Throws<ArgumentOutOfRangeException>(() => P256Table.Compute(s_key, 17));
        Assert.Throws<ArgumentOutOfRangeException>(() => P256Table.Compute(s_key, 0));
        Assert.Throws<ArgumentNullException>(() => P256Table.Matches(s_key, null!));
        Assert.Throws<ArgumentNullException>(() => P256Table.Matches(null!, []));
    }

    private static void AssertSum(BigInteger u, BigInteger v, P256PublicKey key, BigInteger logarithm)
    {
        CurvePoint sum = new();
        DoubleScalar.VarTimeMultiply(LimbNumbers.ToLimbs(u), LimbNumbers.ToLimbs(v), key, sum, int.MaxValue);
        Assert.Equal(ReferenceCurve.MultiplyGenerator(u + (v * logarithm)), LimbNumbers.ToPoint(sum));
    }

    private static void AssertEntries(int[] table, int entryCount, BigInteger logarithm)
    {
        int entry = 0;
        foreach ((int teeth, int columns, int first) in Combs(entryCount))
        {
            for (int i = 0; i < 1 << (teeth - 1); i++)
            {
                BigInteger multiple = BigInteger.One << (first + ((teeth - 1) * columns));
                for (int tooth = 0; tooth < teeth - 1; tooth++)
                {
                    BigInteger step = BigInteger.One << (first + (tooth * columns));
                    multiple += ((i >> tooth) & 1) == 1 ? step : -step;
                }

                Assert.Equal(
                    ReferenceCurve.MultiplyGenerator(multiple * logarithm),
                    LimbNumbers.ToPoint(table, entry * CurvePoint.AffineLength));
                entry++;
            }
        }

        Assert.Equal(entryCount, entry);
        Assert.Equal(entryCount * CurvePoint.AffineLength, table.Length);
    }
}
