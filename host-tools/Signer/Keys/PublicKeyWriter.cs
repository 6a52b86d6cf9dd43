using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

namespace SecureBoot.Signer;

/// <summary>Writes public keys in each of the formats.</summary>
public static class PublicKeyWriter
{
    /// <summary>What <see cref="TryParse"/> takes.</summary>
    public const string ValidValues = "pem, der, hash or csharp";

    private const int BytesPerLine = 13;

    /// <summary>Finds a format by its name on the command line.</summary>
    public static bool TryParse(string text, out PublicKeyFormat format)
    {
        (bool found, format) = text switch
        {
            "pem" => (true, PublicKeyFormat.Pem),
            "der" => (true, PublicKeyFormat.Der),
            "hash" => (true, PublicKeyFormat.Hash),
            "csharp" => (true, PublicKeyFormat.CSharp),
            _ => (false, PublicKeyFormat.Pem),
        };
        return found;
    }

    /// <summary>One key. As C# source it is the only trusted key.</summary>
    public static byte[] Write(PublicKey key, PublicKeyFormat format)
    {
        ArgumentNullException.ThrowIfNull(key);
        return format switch
        {
            PublicKeyFormat.Pem => Encoding.ASCII.GetBytes(PemEncoding.WriteString("PUBLIC KEY", key.ExportSubjectPublicKeyInfo()) + "\n"),
            PublicKeyFormat.Der => key.Encode(),
            PublicKeyFormat.Hash => Encoding.ASCII.GetBytes(key.KeyHash + "\n"),
            PublicKeyFormat.CSharp => WriteSource([key], threshold: 1),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
    }

    /// <summary>The file TrustedKeySource.cs of a boot stage that trusts the keys.</summary>
    public static byte[] WriteSource(IReadOnlyList<PublicKey> keys, int threshold)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threshold, keys.Count);

        StringBuilder points = new();
        HashSet<KeyHash> seen = [];
        foreach (PublicKey key in keys)
        {
            RequireTrustable(key, isNew: seen.Add(key.KeyHash));
            AppendPoint(points, key);
        }

        return Encoding.ASCII.GetBytes(string.Format(null, CompositeFormat.Parse(Source), threshold, points.ToString().TrimEnd('\n')));
    }

    private const string Source = """
        // Written by `secureboot pubkey --format csharp`. Write it anew rather than edit it.
        namespace SecureBoot.BootStage;

        /// <summary>The keys this boot stage trusts.</summary>
        internal static class TrustedKeySource
        {{
            /// <summary>How many of the keys must have signed.</summary>
            internal const int Threshold = {0};

            /// <summary>Each key as 65 bytes: 04, x, y.</summary>
            internal static byte[][] GetPoints()
            {{
                return new byte[][]
                {{
        {1}
                }};
            }}
        }}

        """;

    private static void RequireTrustable(PublicKey key, bool isNew)
    {
        if (key.Type != KeyType.EcdsaP256)
        {
            throw new KeyException(KeyProblem.WrongKind, $"found a key of the type {key.Type}, expected ecdsa-p256", "the boot stage verifies ECDSA P-256 only");
        }

        if (!isNew)
        {
            throw new KeyException(KeyProblem.Duplicate, $"found the key {key.KeyHash} twice, expected different keys");
        }
    }

    private static void AppendPoint(StringBuilder text, PublicKey key)
    {
        byte[] point = key.GetPoint();
        text.Append($"            // key hash {key.KeyHash}\n            new byte[]\n            {{\n");
        for (int i = 0; i < point.Length; i += BytesPerLine)
        {
            text.Append("                0x").AppendJoin(", 0x", Array.ConvertAll(point[i..Math.Min(i + BytesPerLine, point.Length)], value => value.ToString("X2", null))).Append(",\n");
        }

        text.Append("            },\n");
    }
}
