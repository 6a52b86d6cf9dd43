using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using SecureBoot.Crypto;

namespace SecureBoot.Signer.Keys;

/// <summary>Writes TrustedKeySource.cs: the keys that a boot stage trusts, each with the table that makes its
/// verification fast.</summary>
public sealed class TrustedKeyWriter
{
    /// <summary>The valid numbers of table entries, for messages.</summary>
    public const string ValidTables = "0, 16, 32, 48 or 64";

    private const int BytesPerLine = 13;
    private const int LimbsPerLine = 9;

    private readonly IReadOnlyList<PublicKey> _keys;

    /// <summary>A writer for ECDSA P-256 keys, each of them once.</summary>
    public TrustedKeyWriter(IReadOnlyList<PublicKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        HashSet<KeyHash> seen = [];
        foreach (PublicKey key in keys)
        {
            RequireTrustable(key, isNew: seen.Add(key.KeyHash));
        }

        _keys = keys;
    }

    /// <summary>The number of keys that must sign.</summary>
    public int Threshold { get; init; } = 1;

    /// <summary>Entries of each key's table; 0 for no table.</summary>
    public int TableEntries { get; init; } = P256Table.UsualEntryCount;

    /// <summary>Whether a table with this number of entries exists, or the number is 0 for no table.</summary>
    public static bool IsTable(int entries)
    {
        return entries == 0 || P256Table.IsEntryCount(entries);
    }

    /// <summary>The file's bytes.</summary>
    public byte[] Write()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Threshold, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Threshold, Math.Max(1, _keys.Count));

        StringBuilder points = new();
        StringBuilder tables = new();
        foreach (PublicKey key in _keys)
        {
            AppendPoint(points, key);
            AppendTable(tables, key);
        }

        return Encoding.ASCII.GetBytes(string.Format(
            CultureInfo.InvariantCulture, CompositeFormat.Parse(Source), Threshold, points, tables));
    }

    private const string Source = """
        // Written by secureboot: do not edit. Run `provision` or `pubkey --format csharp` again.
        namespace SecureBoot.BootStage;

        /// <summary>The keys that this boot stage trusts. Without a key, every image is refused.</summary>
        internal static class TrustedKeySource
        {{
            /// <summary>The number of keys that must sign an image.</summary>
            internal const int Threshold = {0};

            /// <summary>Each key as 65 bytes: 04, x, y.</summary>
            internal static byte[][] GetPoints()
            {{
                return new byte[][]
                {{
        {1}        }};
            }}

            /// <summary>The table of each key for P256Table, or null for a key without a table.</summary>
            internal static int[]?[] GetTables()
            {{
                return new int[]?[]
                {{
        {2}        }};
            }}
        }}

        """;

    private static void RequireTrustable(PublicKey key, bool isNew)
    {
        if (key.Type != KeyType.EcdsaP256)
        {
            throw new KeyException(
                KeyProblem.WrongKind,
                $"found a key of the type {key.Type}, expected ecdsa-p256",
                "the boot stage verifies ECDSA P-256 only");
        }

        if (!isNew)
        {
            throw new KeyException(KeyProblem.Duplicate, $"found the key {key.KeyHash} twice, expected different keys");
        }
    }

    internal static void AppendPoint(StringBuilder text, PublicKey key)
    {
        text.Append($"            // key hash {key.KeyHash}\n            new byte[]\n            {{\n");
        AppendLines(text, key.GetPoint(), BytesPerLine, value => value.ToString("X2", CultureInfo.InvariantCulture));
        text.Append("            },\n");
    }

    private void AppendTable(StringBuilder text, PublicKey key)
    {
        text.Append($"            // key hash {key.KeyHash}\n");
        if (TableEntries == 0)
        {
            text.Append("            null,\n");
            return;
        }

        text.Append("            new int[]\n            {\n");
        AppendLines(
            text,
            key.ComputeTable(TableEntries),
            LimbsPerLine,
            value => value.ToString("X8", CultureInfo.InvariantCulture));
        text.Append("            },\n");
    }

    private static void AppendLines<T>(StringBuilder text, T[] values, int perLine, Converter<T, string> format)
    {
        for (int i = 0; i < values.Length; i += perLine)
        {
            text
                .Append("                0x")
                .AppendJoin(", 0x", Array.ConvertAll(values[i..Math.Min(i + perLine, values.Length)], format))
                .Append(",\n");
        }
    }
}
