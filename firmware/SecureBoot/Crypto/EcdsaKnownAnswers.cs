namespace SecureBoot.Crypto;

/// <summary>The known-answer test of the signatures: the hash of the generator's table, and a signature with a known
/// verdict, over the first columns of the combs only.</summary>
/// <remarks>
/// The key is G itself, the public key of the private key 1: its table is the generator's, which exists in any case.
/// Digest and signature were made from chosen u = e/s and v = r/s: the 6 columns of both combs have 24 different
/// entries; v is even, so that the code recodes its negation; r is the x of the sum. The other columns would run the
/// same code again, on entries that the hash covers. A test counts the entries.
/// </remarks>
internal static class EcdsaKnownAnswers
{
    /// <summary>The number of columns that are added for each comb.</summary>
    internal const int Columns = 6;

    // Σ entry[i]·Factor^(count - 1 - i) modulo 2^64. The factor is odd: one changed integer always changes the sum.
    private const ulong TableHash = 0xC5B8B8DB18807660;
    private const ulong HashFactor = 0x100000001B3;

    /// <summary>Whether the table has its known hash, the signature verifies, and the verification fails with another r
    /// and with r = 0.</summary>
    public static bool Run()
    {
        return HashTable(GeneratorTable.Table.Entries) == TableHash && Run(GetPoint(), GetDigest(), GetSignature());
    }

    /// <summary>The same with other vectors. The signature is changed.</summary>
    internal static bool Run(byte[] point, byte[] digest, byte[] signature)
    {
        P256PublicKey? key = P256PublicKey.TryCreate(point, GeneratorTable.Table.Entries);
        long[] number = new long[Limbs.Count];
        CurvePoint? sum = key is null ? null : EcdsaP256.TrySum(key, digest, signature, number, Columns);
        if (sum is null || !EcdsaP256.HasR(sum, signature, number))
        {
            return false;
        }

        // The verification that must fail compares the same sum with another r: a second sum would double the time of
        // this test in a boot, and would differ from the first sum only in its numbers.
        signature[Limbs.ByteCount - 1] ^= 1;
        bool takesOther = EcdsaP256.HasR(sum, signature, number);
        for (int i = 0; i < Limbs.ByteCount; i++)
        {
            signature[i] = 0;
        }

        return !takesOther && !EcdsaP256.Verify(key!, digest, signature);
    }

    private static ulong HashTable(int[] entries)
    {
        unchecked
        {
            ulong factor = HashFactor;
            ulong hash = 0;
            for (int i = 0; i < entries.Length; i++)
            {
                hash = (hash * factor) + (ulong)entries[i];
            }

            return hash;
        }
    }

    // Created on each call: fields would stay on the heap.
    internal static byte[] GetPoint()
    {
        return new byte[]
        {
            0x04, 0x6B, 0x17, 0xD1, 0xF2, 0xE1, 0x2C, 0x42, 0x47, 0xF8, 0xBC, 0xE6, 0xE5, 0x63, 0xA4, 0x40,
            0xF2, 0x77, 0x03, 0x7D, 0x81, 0x2D, 0xEB, 0x33, 0xA0, 0xF4, 0xA1, 0x39, 0x45, 0xD8, 0x98, 0xC2,
            0x96, 0x4F, 0xE3, 0x42, 0xE2, 0xFE, 0x1A, 0x7F, 0x9B, 0x8E, 0xE7, 0xEB, 0x4A, 0x7C, 0x0F, 0x9E,
            0x16, 0x2B, 0xCE, 0x33, 0x57, 0x6B, 0x31, 0x5E, 0xCE, 0xCB, 0xB6, 0x40, 0x68, 0x37, 0xBF, 0x51,
            0xF5,
        };
    }

    internal static byte[] GetDigest()
    {
        return new byte[]
        {
            0xF2, 0x7D, 0xA4, 0xAE, 0x41, 0xF1, 0x38, 0x8E, 0xEF, 0xA8, 0x4F, 0x9B, 0x29, 0x5C, 0x68, 0xA1,
            0xD0, 0xC2, 0xCA, 0x61, 0x12, 0x81, 0x90, 0xC2, 0x25, 0x9C, 0x2D, 0xB4, 0xAD, 0x77, 0x88, 0x95,
        };
    }

    internal static byte[] GetSignature()
    {
        return new byte[]
        {
            0x32, 0x59, 0x4D, 0xD8, 0x1C, 0x53, 0x78, 0xE1, 0xA7, 0x2D, 0xC4, 0xE8, 0x4A, 0x78, 0x3E, 0xB0,
            0x86, 0x7F, 0xDF, 0xF7, 0x5A, 0x8A, 0x2B, 0x95, 0xB7, 0xAB, 0x82, 0x5B, 0x9D, 0x9B, 0xE7, 0xCF,
            0xD7, 0x64, 0x5C, 0xAB, 0xEB, 0xB3, 0x3D, 0x92, 0x37, 0x76, 0x83, 0x24, 0x4C, 0x99, 0x14, 0x9E,
            0x80, 0x25, 0x4F, 0xBC, 0xE5, 0xCA, 0x23, 0x9F, 0xA1, 0xD9, 0x5B, 0xA2, 0xEE, 0x76, 0xA5, 0xC2,
        };
    }
}
