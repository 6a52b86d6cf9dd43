using System.Linq;
using System.Numerics;
using SecureBoot.Crypto;
using Xunit;

namespace SecureBoot.Tests.Crypto;

public static class PairBatchTests
{
    // Multiples of the generator, and the table with their points.
    private static readonly int[] s_multiples = [3, 17, 5, 1000, 7, 6];
    private static readonly int[] s_table = [.. s_multiples.SelectMany(multiple =>
        LimbNumbers.ToTable(ReferenceCurve.MultiplyGenerator(multiple)))];

    [Fact]
    public static void Add_AfterInversion_TakesTheSumsInTheOppositeOrder()
    {
        PairBatch pairs = new(4);
        (int First, int Second)[] signed = [(0, 1), (2, ~3), (~4, 5), (~5, ~0)];
        foreach ((int first, int second) in signed)
        {
            pairs.Add(s_table, Place(first), Place(second));
        }

        Assert.True(pairs.TryInvert());
        foreach ((int first, int second) in signed.Reverse())
        {
            CurvePoint sum = new();
            sum.Add(pairs, s_table);
            Assert.Equal(ReferenceCurve.MultiplyGenerator(Value(first) + Value(second)), LimbNumbers.ToPoint(sum));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public static void TryInvert_APointWithItselfOrItsOpposite_IsFalse(bool opposite)
    {
        PairBatch pairs = new(3);
        pairs.Add(s_table, Place(0), Place(1));
        pairs.Add(s_table, Place(2), Place(opposite ? ~2 : 2));
        pairs.Add(s_table, Place(3), Place(4));
        Assert.False(pairs.TryInvert());
    }

    [Fact]
    public static void TryInvert_NoPair_IsTrue()
    {
        Assert.True(new PairBatch(0).TryInvert());
    }

    // The table of the key has each entry of one comb in the other comb too, so pairs have the same x, and no signature
    // verifies.
    [Fact]
    public static void VarTimeMultiply_TableWithTheSamePointInBothCombs_IsInfinity()
    {
        byte[] point = LimbNumbers.ToKeyBytes(ReferenceCurve.G);
        int[] table = P256Table.Compute(P256PublicKey.TryCreate(point)!, 64);
        System.Array.Copy(table, 0, table, table.Length / 2, table.Length / 2);
        P256PublicKey key = P256PublicKey.TryCreate(point, table)!;
        int infinite = 0;
        for (int i = 1; i <= 20; i++)
        {
            CurvePoint sum = new();
            DoubleScalar.VarTimeMultiply(
                LimbNumbers.ToLimbs(1), LimbNumbers.ToLimbs((BigInteger.One << (8 * i)) + i), key, sum, int.MaxValue);
            infinite += sum.IsInfinity ? 1 : 0;
        }

        Assert.InRange(infinite, 1, 20);
    }

    private static int Place(int index)
    {
        return index < 0 ? ~(~index * CurvePoint.AffineLength) : index * CurvePoint.AffineLength;
    }

    private static int Value(int index)
    {
        return index < 0 ? -s_multiples[~index] : s_multiples[index];
    }
}
