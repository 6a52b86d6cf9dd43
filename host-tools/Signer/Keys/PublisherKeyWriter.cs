using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace SecureBoot.Signer.Keys;

/// <summary>Writes PublisherKeySource.cs: the keys whose manifests of updates an application takes. They come with the
/// signed application, so that an update replaces them.</summary>
public static class PublisherKeyWriter
{
    private const string Mark =
        "// Written by `secureboot provision` from nf.config: change nf.config and run the command again.\n";

    private const string Source = Mark + """
        namespace {0};

        /// <summary>The keys that may sign manifests of updates. These keys sign no image.</summary>
        internal static class PublisherKeySource
        {{
            /// <summary>Each key as 65 bytes: 04, x, y.</summary>
            internal static byte[][] GetPoints()
            {{
                return new byte[][]
                {{
        {1}        }};
            }}

            /// <summary>The product of this board: the class identifier of its images.</summary>
            internal static byte[] GetProduct()
            {{
                return new byte[]
                {{
                    0x{2},
                }};
            }}
        }}

        """;

    /// <summary>The file's bytes without publishers: an application has no key of an earlier nf.config.</summary>
    public static byte[] WriteNone()
    {
        return Encoding.ASCII.GetBytes(Mark + "// nf.config names no publishers.\n");
    }

    /// <summary>The file's bytes, for an application's namespace.</summary>
    public static byte[] Write(IReadOnlyList<PublicKey> keys, byte[] product, string applicationNamespace)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(product);
        StringBuilder points = new();
        foreach (PublicKey key in keys)
        {
            TrustedKeyWriter.AppendPoint(points, key);
        }

        return Encoding.ASCII.GetBytes(string.Format(
            CultureInfo.InvariantCulture,
            CompositeFormat.Parse(Source),
            applicationNamespace,
            points,
            string.Join(", 0x", product.Select(value => value.ToString("X2", CultureInfo.InvariantCulture)))));
    }
}
