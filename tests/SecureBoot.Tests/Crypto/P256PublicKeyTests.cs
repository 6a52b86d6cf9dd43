using System;
using System.Numerics;
using System.Security.Cryptography;
using SecureBoot.Crypto;
using Xunit;

namespace SecureBoot.Tests.Crypto;

public static class P256PublicKeyTests
{
    private static readonly byte[] s_generator = LimbNumbers.ToKeyBytes(ReferenceCurve.G);

    [Fact]
    public static void TryCreate_RandomKeys_KeepTheirPointAndHash()
    {
        byte[] hash = new byte[Sha256.DigestSize];
        for (int i = 0; i < 50; i++)
        {
            using ECDsa ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            ECPoint point = ecdsa.ExportParameters(includePrivateParameters: false).Q;
            byte[] bytes = [0x04, .. point.X!, .. point.Y!];

            P256PublicKey key = P256PublicKey.TryCreate(bytes)!;
            key.GetKeyHash(hash);

            Assert.Equal(bytes, key.GetPoint());
            Assert.Equal(SHA256.HashData(ecdsa.ExportSubjectPublicKeyInfo()), hash);
        }
    }

    [Fact]
    public static void TryCreate_BytesChangedAfterwards_ChangeNothing()
    {
        byte[] bytes = (byte[])s_generator.Clone();
        P256PublicKey key = P256PublicKey.TryCreate(bytes)!;
        bytes[1] ^= 1;
        key.GetPoint()[2] ^= 1;
        Assert.Equal(s_generator, key.GetPoint());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(66)]
    [InlineData(91)]
    public static void TryCreate_WrongLength_IsNull(int length)
    {
        byte[] bytes = new byte[length];
        s_generator.AsSpan(0, Math.Min(length, s_generator.Length)).CopyTo(bytes);
        Assert.Null(P256PublicKey.TryCreate(bytes));
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x02)]
    [InlineData(0x03)]
    [InlineData(0x05)]
    [InlineData(0x06)]
    [InlineData(0x07)]
    [InlineData(0x84)]
    public static void TryCreate_OtherForm_IsNull(byte form)
    {
        byte[] bytes = (byte[])s_generator.Clone();
        bytes[0] = form;
        Assert.Null(P256PublicKey.TryCreate(bytes));
    }

    [Fact]
    public static void TryCreate_EveryBitChanged_IsNull()
    {
        for (int bit = 0; bit < s_generator.Length * 8; bit++)
        {
            byte[] bytes = (byte[])s_generator.Clone();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(P256PublicKey.TryCreate(bytes));
        }
    }

    // Points with a coordinate so small that the sum with p fits in 32 bytes.
    [Fact]
    public static void TryCreate_CoordinateNotBelowP_IsNull()
    {
        int found = 0;
        for (BigInteger x = 0; found < 8; x++)
        {
            BigInteger square = ReferenceCurve.Mod((x * x * x) - (3 * x) + ReferenceCurve.B, ReferenceCurve.P);
            BigInteger y = BigInteger.ModPow(square, (ReferenceCurve.P + 1) / 4, ReferenceCurve.P);
            if (ReferenceCurve.Mod((y * y) - square, ReferenceCurve.P).IsZero)
            {
                found++;
                Assert.NotNull(P256PublicKey.TryCreate(LimbNumbers.ToKeyBytes((x, y))));
                Assert.NotNull(P256PublicKey.TryCreate(LimbNumbers.ToKeyBytes((x, ReferenceCurve.P - y))));
                Assert.Null(P256PublicKey.TryCreate(LimbNumbers.ToKeyBytes((x + ReferenceCurve.P, y))));
            }
        }
    }

    [Fact]
    public static void TryCreate_PointsThatAreNone_AreNull()
    {
        BigInteger top = (BigInteger.One << 256) - 1;
        Assert.Null(P256PublicKey.TryCreate(LimbNumbers.ToKeyBytes((0, 0))));
        Assert.Null(P256PublicKey.TryCreate(LimbNumbers.ToKeyBytes((top, top))));
        Assert.Null(P256PublicKey.TryCreate(LimbNumbers.ToKeyBytes((ReferenceCurve.P, ReferenceCurve.G!.Value.Y))));
        Assert.Null(P256PublicKey.TryCreate(LimbNumbers.ToKeyBytes((ReferenceCurve.G.Value.X, ReferenceCurve.P))));
        Assert.Null(
            P256PublicKey.TryCreate(LimbNumbers.ToKeyBytes((ReferenceCurve.G.Value.Y, ReferenceCurve.G.Value.X))));
    }

    [Fact]
    public static void TryCreate_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => P256PublicKey.TryCreate(null!));
        Assert.Throws<ArgumentNullException>(() => P256PublicKey.TryCreate(null!, new int[288]));
        Assert.Throws<ArgumentNullException>(() => P256PublicKey.TryCreate(s_generator, null!));
    }
}
