using System;
using System.Security.Cryptography;
using SecureBoot.Crypto;
using Xunit;

namespace SecureBoot.Tests.Crypto;

/// <summary>Signatures of .NET's ECDsa, half of them damaged, with the verdict of .NET's ECDsa.</summary>
public static class EcdsaDifferentialTests
{
    private const int SignaturesPerKey = 50;

    [Fact]
    public static void Verify_RandomSignaturesHalfOfThemDamaged_AgreesWithDotNet()
    {
        Check(1000);
    }

    [Fact(Explicit = true)]
    [Trait("Set", "manual")]
    public static void Verify_HundredThousandSignaturesHalfOfThemDamaged_AgreesWithDotNet()
    {
        Check(100_000);
    }

    private static void Check(int count)
    {
        Random random = new(15);
        int good = 0;
        for (int i = 0; i < count; i += SignaturesPerKey)
        {
            using ECDsa ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            int entryCount = new[] { 0, 16, 32, 48, 64 }[i / SignaturesPerKey % 5];
            good += CheckKey(ecdsa, Key(ecdsa, entryCount), random);
        }

        // Half of the signatures are undamaged, and a few damaged ones are still good.
        Assert.InRange(good, count / 2, count * 51 / 100);
    }

    private static int CheckKey(ECDsa ecdsa, P256PublicKey key, Random random)
    {
        int good = 0;
        byte[] digest = new byte[Sha256.DigestSize];
        byte[] signature = new byte[EcdsaSignature.Size];
        for (int i = 0; i < SignaturesPerKey; i++)
        {
            random.NextBytes(digest);
            byte[] der = ecdsa.SignHash(digest, DSASignatureFormat.Rfc3279DerSequence);
            Assert.True(EcdsaSignature.TryParseDer(der, 0, der.Length, signature));
            if (i % 2 == 1)
            {
                Damage(digest, signature, random);
            }

            bool expected = ecdsa.VerifyHash(digest, signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
            Assert.Equal(expected, EcdsaP256.Verify(key, digest, signature));
            good += expected ? 1 : 0;
        }

        return good;
    }

    private static void Damage(byte[] digest, byte[] signature, Random random)
    {
        byte[] damaged = random.Next(3) == 0 ? digest : signature;
        if (random.Next(2) == 0)
        {
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
        }
        else
        {
            int start = random.Next(damaged.Length);
            damaged.AsSpan(start, random.Next(1, damaged.Length - start + 1))
                .Fill(random.Next(2) == 0 ? (byte)0 : (byte)0xFF);
        }
    }

    private static P256PublicKey Key(ECDsa ecdsa, int entryCount)
    {
        ECPoint point = ecdsa.ExportParameters(includePrivateParameters: false).Q;
        byte[] bytes = [0x04, .. point.X!, .. point.Y!];
        P256PublicKey plain = P256PublicKey.TryCreate(bytes)!;
        return entryCount == 0 ? plain : P256PublicKey.TryCreate(bytes, P256Table.Compute(plain, entryCount))!;
    }
}
