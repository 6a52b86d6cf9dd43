using System;
using System.Collections.Generic;
using System.Numerics;
using System.Security.Cryptography;
using SecureBoot.Crypto;
using Xunit;

namespace SecureBoot.Tests.Crypto;

/// <summary>Every test runs on a key without a table and on the same key with a table of each size.</summary>
public static class EcdsaP256Tests
{
    // RFC 6979, A.2.5, message "sample", SHA-256.
    private const string KeyX = "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6";
    private const string KeyY = "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299";
    private const string R = "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716";
    private const string S = "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8";

    private static readonly byte[] s_digest = SHA256.HashData("sample"u8);
    private static readonly byte[] s_signature = Convert.FromHexString(R + S);
    private static readonly P256PublicKey[] s_keys = Keys(Convert.FromHexString("04" + KeyX + KeyY));

    [Fact]
    public static void Verify_PublishedSignature_IsTrue()
    {
        AssertVerify(expected: true, s_keys, s_digest, s_signature);
    }

    [Fact]
    public static void Verify_EveryBitOfTheSignatureChanged_IsFalse()
    {
        for (int bit = 0; bit < s_signature.Length * 8; bit++)
        {
            AssertVerify(expected: false, s_keys, s_digest, Flip(s_signature, bit));
        }
    }

    [Fact]
    public static void Verify_EveryBitOfTheDigestChanged_IsFalse()
    {
        for (int bit = 0; bit < s_digest.Length * 8; bit++)
        {
            AssertVerify(expected: false, s_keys, Flip(s_digest, bit), s_signature);
        }
    }

    [Fact]
    public static void Verify_NegatedS_IsTrueAndItsRIsNot()
    {
        BigInteger s = ReferenceCurve.N - ReferenceCurve.Hex(S);
        BigInteger r = ReferenceCurve.N - ReferenceCurve.Hex(R);
        AssertVerify(expected: true, s_keys, s_digest, Signature(ReferenceCurve.Hex(R), s));
        AssertVerify(expected: false, s_keys, s_digest, Signature(r, s));
    }

    [Fact]
    public static void Verify_NumbersOutOfRange_IsFalse()
    {
        BigInteger r = ReferenceCurve.Hex(R);
        BigInteger s = ReferenceCurve.Hex(S);
        BigInteger top = (BigInteger.One << 256) - 1;
        foreach (BigInteger wrong in new[]
        {
            BigInteger.Zero, ReferenceCurve.N, ReferenceCurve.N + 1, ReferenceCurve.P, top,
        })
        {
            AssertVerify(expected: false, s_keys, s_digest, Signature(wrong, s));
            AssertVerify(expected: false, s_keys, s_digest, Signature(r, wrong));
            AssertVerify(expected: false, s_keys, s_digest, Signature(wrong, wrong));
        }
    }

    // With R = uG + vQ chosen first, r = x(R), s = r/v and e = s·u make a signature that must verify.
    [Fact]
    public static void Verify_MadeForChosenScalars_IsTrue()
    {
        Random random = new(11);
        BigInteger d = LimbNumbers.Random(random, ReferenceCurve.N);
        (BigInteger X, BigInteger Y)? point = ReferenceCurve.MultiplyGenerator(d);
        P256PublicKey[] keys = Keys(LimbNumbers.ToKeyBytes(point));
        for (int i = 0; i < 60; i++)
        {
            BigInteger u = i % 6 == 0 ? 0 : EdgeScalars.Take(random);
            BigInteger v = EdgeScalars.Take(random);
            BigInteger r = ReferenceCurve.Mod(ReferenceCurve.MultiplyGenerator(u + (v * d))!.Value.X, ReferenceCurve.N);
            BigInteger s = ReferenceCurve.Mod(r * ReferenceCurve.Invert(v, ReferenceCurve.N), ReferenceCurve.N);
            BigInteger e = ReferenceCurve.Mod(s * u, ReferenceCurve.N);

            Assert.True(i % 10 > 0 || ReferenceCurve.Verify(point, e, r, s));
            AssertVerify(expected: true, keys, LimbNumbers.ToBytes(e), Signature(r, s));
            if (e + ReferenceCurve.N < BigInteger.One << 256)
            {
                AssertVerify(expected: true, keys, LimbNumbers.ToBytes(e + ReferenceCurve.N), Signature(r, s));
            }
        }
    }

    // u = 0: the digest is 0 or n.
    [Fact]
    public static void Verify_DigestZeroModuloN_DependsOnTheKeyAlone()
    {
        Random random = new(12);
        BigInteger d = LimbNumbers.Random(random, ReferenceCurve.N);
        P256PublicKey[] keys = Keys(LimbNumbers.ToKeyBytes(ReferenceCurve.MultiplyGenerator(d)));
        BigInteger r = ReferenceCurve.Mod(ReferenceCurve.MultiplyGenerator(d * 9)!.Value.X, ReferenceCurve.N);
        byte[] signature = Signature(
            r, ReferenceCurve.Mod(r * ReferenceCurve.Invert(9, ReferenceCurve.N), ReferenceCurve.N));

        AssertVerify(expected: true, keys, new byte[32], signature);
        AssertVerify(expected: true, keys, LimbNumbers.ToBytes(ReferenceCurve.N), signature);
        AssertVerify(expected: false, keys, LimbNumbers.ToBytes(1), signature);
    }

    // uG = -vQ: the sum is infinity, which has no x.
    [Fact]
    public static void Verify_SumIsInfinity_IsFalse()
    {
        Random random = new(13);
        BigInteger d = LimbNumbers.Random(random, ReferenceCurve.N);
        P256PublicKey[] keys = Keys(LimbNumbers.ToKeyBytes(ReferenceCurve.MultiplyGenerator(d)));
        for (int i = 0; i < 20; i++)
        {
            BigInteger r = EdgeScalars.Take(random);
            BigInteger e = ReferenceCurve.Mod(-r * d, ReferenceCurve.N);
            AssertVerify(expected: false, keys, LimbNumbers.ToBytes(e), Signature(r, EdgeScalars.Take(random)));
        }
    }

    // A point with x of n or more: then r = x - n, and the verifier compares with r + n.
    [Fact]
    public static void Verify_XNotBelowN_IsTrueForRAndForNoOther()
    {
        Random random = new(14);
        int found = 0;
        for (BigInteger x = ReferenceCurve.N; found < 6; x++)
        {
            BigInteger square = ReferenceCurve.Mod((x * x * x) - (3 * x) + ReferenceCurve.B, ReferenceCurve.P);
            BigInteger y = BigInteger.ModPow(square, (ReferenceCurve.P + 1) / 4, ReferenceCurve.P);
            BigInteger r = x - ReferenceCurve.N;
            if (!ReferenceCurve.Mod((y * y) - square, ReferenceCurve.P).IsZero || r.IsZero)
            {
                continue;
            }

            // Q = (R - uG)/v for the found R.
            found++;
            BigInteger u = EdgeScalars.Take(random);
            BigInteger v = EdgeScalars.Take(random);
            (BigInteger X, BigInteger Y)? rest = ReferenceCurve.Add(
                (x, y), ReferenceCurve.Negate(ReferenceCurve.MultiplyGenerator(u)));
            (BigInteger X, BigInteger Y)? point = ReferenceCurve.Multiply(
                ReferenceCurve.Invert(v, ReferenceCurve.N), rest);
            BigInteger s = ReferenceCurve.Mod(r * ReferenceCurve.Invert(v, ReferenceCurve.N), ReferenceCurve.N);
            byte[] digest = LimbNumbers.ToBytes(ReferenceCurve.Mod(s * u, ReferenceCurve.N));

            P256PublicKey[] keys = Keys(LimbNumbers.ToKeyBytes(point));
            AssertVerify(expected: true, keys, digest, Signature(r, s));
            AssertVerify(expected: false, keys, digest, Signature(r + 1, s));

            // r + n is the same number modulo n, and equals x, but is out of range.
            AssertVerify(expected: false, keys, digest, Signature(r + ReferenceCurve.N, s));
        }
    }

    // s is so small that s + n, the same number modulo n, also has 256 bits.
    [Fact]
    public static void Verify_OrderAddedToS_IsFalse()
    {
        BigInteger d = LimbNumbers.Random(new Random(15), ReferenceCurve.N);
        BigInteger s = 5;
        BigInteger r = ReferenceCurve.Mod(ReferenceCurve.MultiplyGenerator(9)!.Value.X, ReferenceCurve.N);
        byte[] digest = LimbNumbers.ToBytes(ReferenceCurve.Mod((9 * s) - (r * d), ReferenceCurve.N));
        P256PublicKey[] keys = Keys(LimbNumbers.ToKeyBytes(ReferenceCurve.MultiplyGenerator(d)));

        AssertVerify(expected: true, keys, digest, Signature(r, s));
        AssertVerify(expected: false, keys, digest, Signature(r, s + ReferenceCurve.N));
    }

    // Without the check of the range, the sum of a verification would be s·Q, because u is 0 until the division. Then
    // r = x(k·Q) with s = n + k would be a signature of every message.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public static void Verify_MadeForASumWithoutTheRangesCheck_IsFalse(int k)
    {
        (BigInteger X, BigInteger Y)? point =
            ReferenceCurve.Multiply(k, (ReferenceCurve.Hex(KeyX), ReferenceCurve.Hex(KeyY)));
        BigInteger r = ReferenceCurve.Mod(point!.Value.X, ReferenceCurve.N);
        AssertVerify(expected: false, s_keys, s_digest, Signature(r, ReferenceCurve.N + k));
    }

    [Fact]
    public static void Verify_CallersMistakes_Throw()
    {
        Assert.Throws<ArgumentNullException>(() => EcdsaP256.Verify(null!, s_digest, s_signature));
        Assert.Throws<ArgumentNullException>(() => EcdsaP256.Verify(s_keys[0], null!, s_signature));
        Assert.Throws<ArgumentNullException>(() => EcdsaP256.Verify(s_keys[0], s_digest, null!));
        Assert.Throws<ArgumentException>(() => EcdsaP256.Verify(s_keys[0], new byte[31], s_signature));
        Assert.Throws<ArgumentException>(() => EcdsaP256.Verify(s_keys[0], s_digest, new byte[65]));
    }

    [Fact]
    public static void Verify_Arguments_AreNotChanged()
    {
        byte[] digest = (byte[])s_digest.Clone();
        byte[] signature = (byte[])s_signature.Clone();
        AssertVerify(expected: true, s_keys, digest, signature);
        Assert.Equal(s_digest, digest);
        Assert.Equal(s_signature, signature);
    }

    private static P256PublicKey[] Keys(byte[] point)
    {
        P256PublicKey plain = P256PublicKey.TryCreate(point)!;
        List<P256PublicKey> keys = [plain];
        foreach (int entryCount in P256TableTests.EntryCounts())
        {
            keys.Add(P256PublicKey.TryCreate(point, P256Table.Compute(plain, entryCount))!);
        }

        return [.. keys];
    }

    private static void AssertVerify(bool expected, P256PublicKey[] keys, byte[] digest, byte[] signature)
    {
        foreach (P256PublicKey key in keys)
        {
            Assert.Equal(expected, EcdsaP256.Verify(key, digest, signature));
        }
    }

    private static byte[] Signature(BigInteger r, BigInteger s)
    {
        return [.. LimbNumbers.ToBytes(r), .. LimbNumbers.ToBytes(s)];
    }

    private static byte[] Flip(byte[] bytes, int bit)
    {
        byte[] flipped = (byte[])bytes.Clone();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }
}
