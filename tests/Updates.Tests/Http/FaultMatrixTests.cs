using System.Diagnostics;
using SecureBoot.Board.Storage;
using Xunit;

namespace SecureBoot.Updates.Tests.Http;

/// <summary>Each attack at bytes of the headers and the first block, each with a power cut (docs/updates.md, section
/// 7.1).</summary>
public static class FaultMatrixTests
{
    private static readonly HttpAttack[] s_attacks = [.. HttpAttack.AtAByte, .. HttpAttack.Whole];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public static void Update_AttackAtSomeBytes_TakesTheNextGoodAnswer(bool ofManifest)
    {
        Run(new FaultMatrix(700, ofManifest), step: 397);
    }

    [Theory(Explicit = true)]
    [Trait("Set", "manual")]
    [InlineData(false)]
    [InlineData(true)]
    public static void Update_AttackAtEveryByte_TakesTheNextGoodAnswer(bool ofManifest)
    {
        Run(new FaultMatrix(700, ofManifest), step: 1);
    }

    // The image is slightly longer than two blocks of 16 KB, so the bytes include ends of chunks, of blocks and of the
    // file.
    [Fact(Explicit = true)]
    [Trait("Set", "manual")]
    public static void Update_AttackOnALongImage_TakesTheNextGoodAnswer()
    {
        Run(new FaultMatrix(33_000, ofManifest: false), step: 1021);
    }

    [Fact(Explicit = true)]
    [Trait("Set", "manual")]
    public static void Update_AttackAndCutAtEveryOperation_TakesTheNextGoodAnswer()
    {
        FaultMatrix matrix = new(700, ofManifest: false);
        foreach (HttpAttack attack in s_attacks)
        {
            for (int at = 0; at < matrix.Size; at += 131)
            {
                for (int operation = 0; operation < matrix.Operations; operation++)
                {
                    matrix.Run(attack, at, new StorageCut(operation, (CutForm)((operation + at) % 5)));
                }
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(matrix.Table);
    }

    private static void Run(FaultMatrix matrix, int step)
    {
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < s_attacks.Length; i++)
        {
            for (int at = 0; at < matrix.Size; at += step)
            {
                matrix.Run(s_attacks[i], at, matrix.CutOf(i, at));
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{matrix.Size} bytes, {watch.Elapsed}\n{matrix.Table}");
    }
}
