using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace SecureBoot.Signer.Images;

/// <summary>The identifier of a product, as UUIDs of its vendor and of its class: exactly those that imgtool makes of
/// --vid and --cid.</summary>
/// <param name="Vendor">The vendor's UUID, 16 bytes, or null where only the class is given.</param>
/// <param name="Class">The class's UUID, 16 bytes.</param>
public sealed record ProductId(byte[]? Vendor, byte[] Class)
{
    /// <summary>The valid identifiers, for messages.</summary>
    public const string ValidValues = "DOMAIN/NAME, such as example.com/thermostat, or a UUID";

    private const int Size = 16;
    private const int MaxLength = 200;

    // RFC 9562, section 6.6: the namespace of domain names.
    private static readonly byte[] s_domains = Convert.FromHexString("6BA7B8109DAD11D180B400C04FD430C8");

    /// <summary>Reads an identifier; null when the text is invalid.</summary>
    public static ProductId? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (ReadUuid(text) is { } uuid)
        {
            return new ProductId(null, uuid);
        }

        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 1
            || slash == text.Length - 1
            || text.Length > MaxLength
            || !text.All(letter => letter is > ' ' and < '\x7F'))
        {
            return null;
        }

        byte[] vendor = Derive(s_domains, text[..slash]);
        return new ProductId(vendor, Derive(vendor, text[(slash + 1)..]));
    }

    private static byte[]? ReadUuid(string text)
    {
        bool isUuid = Guid.TryParseExact(text, "D", out Guid uuid) || Guid.TryParseExact(text, "N", out uuid);
        return isUuid ? uuid.ToByteArray(bigEndian: true) : null;
    }

    // A UUID of version 5 (RFC 9562, section 5.5): SHA-1 names here, it protects nothing.
#pragma warning disable CA5350
    private static byte[] Derive(byte[] space, string name)
    {
        byte[] uuid = SHA1.HashData([.. space, .. Encoding.UTF8.GetBytes(name)])[..Size];
        uuid[6] = (byte)((uuid[6] & 0x0F) | 0x50);
        uuid[8] = (byte)((uuid[8] & 0x3F) | 0x80);
        return uuid;
    }
#pragma warning restore CA5350
}
