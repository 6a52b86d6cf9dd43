using System;

namespace SecureBoot.Crypto;

/// <summary>A public key of ECDSA with P-256: a point of the curve that is not infinity.</summary>
public sealed class P256PublicKey
{
    /// <summary>Bytes of an uncompressed point: 0x04, x, y.</summary>
    public const int PointSize = 1 + (2 * Limbs.ByteCount);

    private const byte Uncompressed = 0x04;

    // SEQUENCE (89) { SEQUENCE (19) { OID 1.2.840.10045.2.1, OID 1.2.840.10045.3.1.7 }, BIT STRING (66), no unused bits }
    private static readonly byte[] s_infoPrefix =
    {
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01,
        0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
    };

    private readonly byte[] _point;

    private P256PublicKey(byte[] point, int[] multiples)
    {
        _point = point;
        Multiples = multiples;
    }

    /// <summary>The point itself, in the first entry, and its further multiples.</summary>
    internal int[] Multiples { get; }

    /// <summary>A key from its uncompressed point, or null for bytes that are no point of the curve.</summary>
    public static P256PublicKey? TryCreate(byte[] point)
    {
        if (point is null)
        {
            throw new ArgumentNullException(nameof(point));
        }

        if (point.Length != PointSize || point[0] != Uncompressed)
        {
            return null;
        }

        long[] x = new long[Limbs.Count];
        long[] y = new long[Limbs.Count];
        Limbs.Read(point, 1, x);
        Limbs.Read(point, 1 + Limbs.ByteCount, y);
        if (!FieldElement.IsInRange(x) || !FieldElement.IsInRange(y))
        {
            return null;
        }

        FieldElement fieldX = new();
        FieldElement fieldY = new();
        fieldX.SetNumber(x);
        fieldY.SetNumber(y);
        if (!IsOnCurve(fieldX, fieldY))
        {
            return null;
        }

        int[] multiples = new int[OddMultiples.TableLength];
        fieldX.Store(multiples, 0);
        fieldY.Store(multiples, Limbs.Count);
        OddMultiples.Fill(multiples);
        return new P256PublicKey((byte[])point.Clone(), multiples);
    }

    /// <summary>The uncompressed point.</summary>
    public byte[] GetPoint()
    {
        return (byte[])_point.Clone();
    }

    /// <summary>Writes the key hash: SHA-256 of the SubjectPublicKeyInfo of RFC 5480, in DER.</summary>
    public void GetKeyHash(byte[] hash)
    {
        Sha256 sha256 = new();
        sha256.Update(s_infoPrefix, 0, s_infoPrefix.Length);
        sha256.Update(_point, 0, _point.Length);
        sha256.Finish(hash, 0);
    }

    // y² = x³ - 3x + b, as y² - b - x·(x² - 3) = 0.
    private static bool IsOnCurve(FieldElement x, FieldElement y)
    {
        FieldElement left = new();
        FieldElement right = new();
        FieldElement constant = new();
        FieldElement zero = new();
        constant.SetOne();
        right.SquareSubtract(x, constant, constant);
        constant.SetCurveB();
        left.SquareSubtract(y, constant, zero);
        constant.SetOne();
        left.MultiplySubtract(left, constant, zero);
        right.MultiplySubtract(x, right, left);
        return right.IsZero();
    }
}
