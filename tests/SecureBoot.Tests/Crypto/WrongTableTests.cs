using System;
using System.Security.Cryptography;
using SecureBoot.Crypto;
using Xunit;

namespace SecureBoot.Tests.Crypto;

/// <summary>TryCreate checks the form of all entries, but the points of the first two only. Any other wrong entry leads
/// to a refusal, never to an accepted signature or an exception.</summary>
public static class WrongTableTests
{
    private static readonly byte[] s_digest = SHA256.HashData([1]);
    private static readonly byte[] s_otherDigest = SHA256.HashData([2]);

    [Theory]
    [InlineData(Fault.BitOfX)]
    [InlineData(Fault.BitOfY)]
    [InlineData(Fault.NeighbourEntry)]
    [InlineData(Fault.Negated)]
    [InlineData(Fault.Zeros)]
    [InlineData(Fault.LargestLimbs)]
    public static void Verify_OneEntryWrong_AcceptsNoWrongSignature(Fault fault)
    {
        using ECDsa signer = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        ECPoint q = signer.ExportParameters(includePrivateParameters: false).Q;
        byte[] point = [0x04, .. q.X!, .. q.Y!];
        byte[] signature = signer.SignHash(s_digest);
        P256PublicKey plain = P256PublicKey.TryCreate(point)!;

        int refused = 0;
        foreach (int entryCount in P256TableTests.EntryCounts())
        {
            int[] right = P256Table.Compute(plain, entryCount);
            for (int entry = 0; entry < entryCount; entry++)
            {
                P256PublicKey? key = P256PublicKey.TryCreate(point, Damage(right, entry, fault));
                Assert.False(key is not null && entry < 2);
                Assert.False(key is not null && EcdsaP256.Verify(key, s_otherDigest, signature));
                refused += key is null || !EcdsaP256.Verify(key, s_digest, signature) ? 1 : 0;
            }
        }

        // A verification reads most of the 160 entries, and refuses the signature after reading a wrong one.
        Assert.InRange(refused, 80, 160);
    }

    /// <summary>The fault in an entry.</summary>
    public enum Fault
    {
        /// <summary>A changed bit of x: the point is not on the curve.</summary>
        BitOfX,

        /// <summary>A changed bit of y: the point is not on the curve.</summary>
        BitOfY,

        /// <summary>A copy of the neighbouring entry.</summary>
        NeighbourEntry,

        /// <summary>The negated point, which is on the curve.</summary>
        Negated,

        /// <summary>Zeros, as after an erase.</summary>
        Zeros,

        /// <summary>Each limb at the largest value of its form: the number is above p.</summary>
        LargestLimbs,
    }

    private static int[] Damage(int[] right, int entry, Fault fault)
    {
        int[] table = (int[])right.Clone();
        Span<int> x = table.AsSpan(entry * CurvePoint.AffineLength, Limbs.Count);
        Span<int> y = table.AsSpan((entry * CurvePoint.AffineLength) + Limbs.Count, Limbs.Count);
        switch (fault)
        {
            case Fault.BitOfX:
                x[entry % Limbs.Count] ^= 1 << (entry % 24);
                break;
            case Fault.BitOfY:
                y[entry % Limbs.Count] ^= 1 << (entry % 24);
                break;
            case Fault.NeighbourEntry:
                right.AsSpan((entry ^ 1) * CurvePoint.AffineLength, Limbs.Count).CopyTo(x);
                right.AsSpan(((entry ^ 1) * CurvePoint.AffineLength) + Limbs.Count, Limbs.Count).CopyTo(y);
                break;
            case Fault.Negated:
                long[] negated = LimbNumbers.ToLimbs(ReferenceCurve.P - LimbNumbers.ToInteger((ReadOnlySpan<int>)y));
                Array.ConvertAll(negated, limb => (int)limb).CopyTo(y);
                break;
            case Fault.Zeros:
                x.Clear();
                y.Clear();
                break;
            default:
                Fill(x);
                Fill(y);
                break;
        }

        return table;
    }

    private static void Fill(Span<int> coordinate)
    {
        coordinate.Fill(Limbs.Mask);
        coordinate[^1] = (1 << 24) - 1;
    }
}
