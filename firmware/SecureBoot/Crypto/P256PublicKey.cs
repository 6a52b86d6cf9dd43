using System;

namespace SecureBoot.Crypto;

/// <summary>A public key of ECDSA with P-256: a point of the curve that is not infinity.</summary>
public sealed class P256PublicKey
{
    /// <summary>Bytes of an uncompressed point: 0x04, x, y.</summary>
    public const int PointSize = 1 + (2 * Limbs.ByteCount);

    private const byte Uncompressed = 0x04;

    // SEQUENCE (89) { SEQUENCE (19) { OID 1.2.840.10045.2.1, OID 1.2.840.10045.3.1.7 }, BIT STRING (66), no unused bits
    // }
    private static readonly byte[] s_infoPrefix =
    {
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01,
        0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
    };

    private readonly byte[] _point;

    private P256PublicKey(byte[] point, int[] multiples, CombTable? table)
    {
        _point = point;
        Multiples = multiples;
        Table = table;
    }

    /// <summary>The point, and for a key without a table also its odd multiples.</summary>
    internal int[] Multiples { get; }

    /// <summary>The table for verification, or null.</summary>
    internal CombTable? Table { get; }

    /// <summary>A key from its uncompressed point, or null if the bytes are not a point of the curve.</summary>
    public static P256PublicKey? TryCreate(byte[] point)
    {
        if (point is null)
        {
            throw new ArgumentNullException(nameof(point));
        }

        int[] multiples = new int[OddMultiples.TableLength];
        if (!TryRead(point, multiples))
        {
            return null;
        }

        OddMultiples.Fill(multiples);
        return new P256PublicKey((byte[])point.Clone(), multiples, null);
    }

    /// <summary>A key with its table of <see cref="P256Table"/>, or null if the bytes are not a point of the curve or
    /// the table is wrong.</summary>
    /// <remarks>
    /// The table is not copied. The method checks its size, its form and that it belongs to this key; <see
    /// cref="P256Table.Matches"/> checks every entry.
    /// </remarks>
    public static P256PublicKey? TryCreate(byte[] point, int[] table)
    {
        if (point is null)
        {
            throw new ArgumentNullException(nameof(point));
        }

        if (table is null)
        {
            throw new ArgumentNullException(nameof(table));
        }

        int[] affine = new int[CurvePoint.AffineLength];
        CombTable? combs = CombTable.TryCreate(table);
        if (combs is null || !TryRead(point, affine) || !combs.BelongsTo(affine))
        {
            return null;
        }

        return new P256PublicKey((byte[])point.Clone(), affine, combs);
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

    // Reads an uncompressed point of the curve into the first entry of a table.
    private static bool TryRead(byte[] point, int[] table)
    {
        if (point.Length != PointSize || point[0] != Uncompressed)
        {
            return false;
        }

        long[] x = new long[Limbs.Count];
        long[] y = new long[Limbs.Count];
        Limbs.Read(point, 1, x);
        Limbs.Read(point, 1 + Limbs.ByteCount, y);
        if (!FieldElement.IsInRange(x) || !FieldElement.IsInRange(y))
        {
            return false;
        }

        FieldElement fieldX = new();
        FieldElement fieldY = new();
        FieldElement scratch = new();
        fieldX.SetNumber(x, scratch);
        fieldY.SetNumber(y, scratch);
        fieldX.Store(table, 0);
        fieldY.Store(table, Limbs.Count);
        return IsOnCurve(fieldX, fieldY);
    }

    // y² = x³ - 3x + b, as y² - b - x·(x² - 3) = 0.
    private static bool IsOnCurve(FieldElement x, FieldElement y)
    {
        FieldElement left = new();
        FieldElement right = new();
        FieldElement constant = new();
        constant.SetOne();
        right.Square(x);
        right.Subtract(right, constant);
        right.Subtract(right, constant);
        right.Subtract(right, constant);
        constant.SetCurveB();
        left.Square(y);
        left.Subtract(left, constant);
        right.Multiply(x, right);
        right.Subtract(right, left);
        return right.IsZero();
    }
}
