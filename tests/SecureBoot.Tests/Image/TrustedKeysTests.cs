using System;
using System.Linq;
using SecureBoot.Image;
using Xunit;

namespace SecureBoot.Tests.Image;

/// <summary>The list of trusted keys: refused lists, and the number of good verdicts that is enough.</summary>
public static class TrustedKeysTests
{
    private static readonly TrustedKey[] s_keys = [new NamedKey(1), new NamedKey(2), new NamedKey(3)];

    [Theory]
    [InlineData(1, 1, ~1, true)]
    [InlineData(1, 0, ~0, false)]
    [InlineData(1, -1, 0, false)]
    [InlineData(1, 2, ~2, false)]
    [InlineData(3, 3, ~3, true)]
    [InlineData(3, 4, ~4, false)]
    [InlineData(3, 2, ~1, false)]
    [InlineData(0, 1, ~1, true)]
    [InlineData(0, 7, ~7, true)]
    public static void Constructor_ThresholdAndComplement_AreHeldAgainstTheKeys(
        int keys, int threshold, int inverse, bool isTaken)
    {
        Exception? refusal = Record.Exception(() => new TrustedKeys(s_keys[..keys], threshold, inverse));
        Assert.Equal(isTaken, refusal is null);
        Assert.True(refusal is null or ArgumentOutOfRangeException, $"{refusal}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public static void Constructor_KeyThatStandsTwice_IsRefused(int repeated)
    {
        Assert.Throws<ArgumentException>(() =>
            new TrustedKeys([s_keys[0], s_keys[1], new NamedKey((byte)(repeated + 1))], 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public static void IsMet_EachNumberOfGoodVerdicts_IsHeldAgainstTheThreshold(int threshold)
    {
        TrustedKeys keys = new(s_keys, threshold);
        for (int set = 0; set < 8; set++)
        {
            for (int revokedSet = 0; revokedSet < 8; revokedSet++)
            {
                VerifyStatus[] verdicts = [.. Enumerable
                    .Range(0, 3)
                    .Select(i => (set & (1 << i)) != 0 ? VerifyStatus.Ok : VerifyStatus.NotVerified)];
                RevokedKeys revoked = Enumerable
                    .Range(0, 3)
                    .Where(i => (revokedSet & (1 << i)) != 0)
                    .Aggregate(RevokedKeys.None, (list, i) => list.With(s_keys[i].KeyHash)!);
                Assert.Equal(
                    Enumerable.Range(0, 3).Count(i => (set & ~revokedSet & (1 << i)) != 0) >= threshold,
                    keys.IsMet(verdicts, revoked));
            }
        }
    }

    [Fact]
    public static void IsMet_MoreVerdictsThanKeys_IsNot()
    {
        Assert.False(new TrustedKeys(s_keys[..1], 1).IsMet([VerifyStatus.Ok, VerifyStatus.Ok], RevokedKeys.None));
    }

    [Fact]
    public static void IndexOf_HashInTheMiddleOfBytes_IsFoundByAllOfIt()
    {
        TrustedKeys keys = new(s_keys, 1);
        byte[] bytes = [9, .. s_keys[2].KeyHash, 9];
        Assert.Equal(2, keys.IndexOf(bytes, 1));
        for (int i = 0; i < TrustedKey.HashSize; i++)
        {
            byte[] other = (byte[])bytes.Clone();
            other[1 + i] ^= 0x40;
            Assert.Equal(-1, keys.IndexOf(other, 1));
        }
    }

    // A key with a hash that never signs.
    private sealed class NamedKey(byte name) : TrustedKey
    {
        public override byte[] KeyHash { get; } = [.. Enumerable.Repeat(name, HashSize)];

        public override ushort SignatureType => TlvType.Ecdsa;

        public override VerifyStatus Verify(byte[] digest, byte[] bytes, int offset, int length) =>
            VerifyStatus.BadSignature;

        public override VerifyStatus VerifyFixed(byte[] digest, byte[] bytes, int offset) =>
            VerifyStatus.BadShortSignature;
    }
}
