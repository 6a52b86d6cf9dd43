using System;

namespace SecureBoot.Crypto;

/// <summary>Verification of ECDSA signatures with P-256 (FIPS 186-5, 6.4.2). In variable time: all its inputs are public.</summary>
public static class EcdsaP256
{
    /// <summary>Whether <paramref name="signature"/>, r and s of 32 bytes each, is the key's signature of a 32-byte digest.</summary>
    public static bool Verify(P256PublicKey key, byte[] digest, byte[] signature)
    {
        Check(key, digest, signature);

        // Step 1.
        long[] r = new long[Limbs.Count];
        long[] s = new long[Limbs.Count];
        Limbs.Read(signature, 0, r);
        Limbs.Read(signature, Limbs.ByteCount, s);
        if (!Scalar.IsInRange(r) || !Scalar.IsInRange(s))
        {
            return false;
        }

        // Steps 2 to 5: u = e/s and v = r/s. A 256-bit e above n is reduced by the product.
        long[] inverse = new long[Limbs.Count];
        long[] u = new long[Limbs.Count];
        long[] v = new long[Limbs.Count];
        Scalar.MontgomeryInverse(s, inverse);
        Limbs.Read(digest, 0, s);
        Scalar.MontgomeryMultiply(inverse, s, u);
        Scalar.MontgomeryMultiply(inverse, r, v);

        // Steps 6 to 9: R = uG + vQ must have an x that is r modulo n. As x < p < 2n, x is r or r + n.
        CurvePoint point = new();
        DoubleScalar.VarTimeMultiply(u, v, key, point);
        if (point.HasX(r))
        {
            return true;
        }

        Scalar.AddOrder(r);
        return point.HasX(r);
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
