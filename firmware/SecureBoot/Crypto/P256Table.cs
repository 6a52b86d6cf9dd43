using System;

namespace SecureBoot.Crypto;

/// <summary>Tables that make verification with a fixed public key fast. They are computed when a board is
/// provisioned.</summary>
/// <remarks>
/// <code>
/// entries   integers   a verification takes
///      16        288   52 additions, 51 doublings
///      32        576   43 additions, 42 doublings
///      48        864   47 additions, 23 doublings
///      64       1152   43 additions, 21 doublings
/// </code>
/// beside the 43 additions for the generator. An entry is an affine point: nine limbs of 29 bits, lowest first, of
/// x·2^261 mod p, then nine of y·2^261 mod p. <see cref="Comb"/> defines which multiples of the key the entries are.
/// </remarks>
public static class P256Table
{
    /// <summary>The entries of a table for which, together with the generator's table, 8 KB are enough.</summary>
    public const int UsualEntryCount = 48;

    /// <summary>Whether tables with this number of entries exist.</summary>
    public static bool IsEntryCount(int count)
    {
        return count == 16 || count == 32 || count == 48 || count == 64;
    }

    /// <summary>Computes a key's table. Slow: for the host, when a board is provisioned.</summary>
    public static int[] Compute(P256PublicKey key, int entryCount)
    {
        if (key is null)
        {
            throw new ArgumentNullException(nameof(key));
        }

        if (!IsEntryCount(entryCount))
        {
            throw new ArgumentOutOfRangeException(nameof(entryCount));
        }

        int[] entries = new int[entryCount * CurvePoint.AffineLength];
        CombTable.TryCreate(entries)!.Fill(key.Multiples);
        return entries;
    }

    /// <summary>Whether a table belongs to the key; computes the key's table for this. Slow: for the build and the self
    /// test.</summary>
    public static bool Matches(P256PublicKey key, int[] table)
    {
        if (key is null)
        {
            throw new ArgumentNullException(nameof(key));
        }

        if (table is null)
        {
            throw new ArgumentNullException(nameof(table));
        }

        int entryCount = table.Length / CurvePoint.AffineLength;
        if (table.Length != entryCount * CurvePoint.AffineLength || !IsEntryCount(entryCount))
        {
            return false;
        }

        int[] expected = Compute(key, entryCount);
        int difference = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            difference |= expected[i] ^ table[i];
        }

        return difference == 0;
    }
}
