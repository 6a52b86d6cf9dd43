using System;

namespace SecureBoot.Crypto;

/// <summary>Verification of ECDSA signatures with P-256 (FIPS 186-5, 6.4.2). In variable time: all inputs are
/// public.</summary>
public static class EcdsaP256
{
    /// <summary>The verdict of <see cref="Judge"/> for a valid signature; no single fault gives this value for an
    /// invalid signature.</summary>
    public const int Good = 0x6A5C;

    private const int HighHalf = 0x6A00;

    /// <summary>Whether <paramref name="signature"/>, r and s of 32 bytes each, is the key's signature of a 32-byte
    /// digest.</summary>
    public static bool Verify(P256PublicKey key, byte[] digest, byte[] signature)
    {
        return Judge(key, digest, signature) == Good;
    }

    /// <summary>As <see cref="Verify"/>, with a verdict as the result: <see cref="Good"/> or any other value. A
    /// separate comparison makes each half of the verdict (docs/fault-hardening.md, "halves").</summary>
    public static int Judge(P256PublicKey key, byte[] digest, byte[] signature)
    {
        Check(key, digest, signature);
        long[] number = new long[Limbs.Count];
        CurvePoint? sum = TrySum(key, digest, signature, number, int.MaxValue);
        if (sum is null)
        {
            return 0;
        }

        int verdict = HasR(sum, signature, number) ? HighHalf : 0;
        return verdict | (HasR(sum, signature, number) ? Good - HighHalf : 0);
    }

    /// <summary>Steps 1 to 6: the point e/s·G + r/s·Q, or null for r or s out of range.</summary>
    /// <param name="key">The key, Q.</param>
    /// <param name="digest">e.</param>
    /// <param name="signature">r and s.</param>
    /// <param name="u">Room to work in.</param>
    /// <param name="columns">The largest number of columns of each comb to add; fewer columns than the comb has, for
    /// the self test, give another point.</param>
    internal static CurvePoint? TrySum(P256PublicKey key, byte[] digest, byte[] signature, long[] u, int columns)
    {
        long[] v = new long[Limbs.Count];
        if (!TryScalars(digest, signature, u, v))
        {
            return null;
        }

        // Step 6.
        CurvePoint sum = new();
        DoubleScalar.VarTimeMultiply(u, v, key, sum, columns);
        return sum;
    }

    /// <summary>Steps 7 to 9: whether the point's x is the signature's r modulo n. The last argument is room to work
    /// in.</summary>
    internal static bool HasR(CurvePoint sum, byte[] signature, long[] r)
    {
        // x < p < 2n: x is r or r + n.
        Limbs.Read(signature, 0, r);
        if (sum.HasX(r))
        {
            return true;
        }

        Scalar.AddOrder(r);
        return sum.HasX(r);
    }

    // Steps 1 to 5: u = e/s and v = r/s. A 256-bit e above n is reduced by the product.
    private static bool TryScalars(byte[] digest, byte[] signature, long[] u, long[] v)
    {
        long[] r = new long[Limbs.Count];
        Limbs.Read(signature, 0, r);
        Limbs.Read(signature, Limbs.ByteCount, v);
        if (!Scalar.IsInRange(r) || !Scalar.IsInRange(v))
        {
            return false;
        }

        long[] inverse = new long[Limbs.Count];
        Scalar.MontgomeryInverse(v, inverse);
        Limbs.Read(digest, 0, v);
        Scalar.MontgomeryMultiply(inverse, v, u);
        Scalar.MontgomeryMultiply(inverse, r, v);
        return true;
    }

    private static void Check(P256PublicKey key, byte[] digest, byte[] signature)
    {
        if (key is null)
        {
            throw new ArgumentNullException(nameof(key));
        }

        if (digest is null)
        {
            throw new ArgumentNullException(nameof(digest));
        }

        if (digest.Length != Sha256.DigestSize)
        {
            throw new ArgumentException(string.Empty, nameof(digest));
        }

        if (signature is null)
        {
            throw new ArgumentNullException(nameof(signature));
        }

        if (signature.Length != EcdsaSignature.Size)
        {
            throw new ArgumentException(string.Empty, nameof(signature));
        }
    }
}
