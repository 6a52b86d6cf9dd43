using System;
using System.Security.Cryptography;
using System.Text;

namespace SecureBoot.Signer.Keys;

/// <summary>Writes public keys in each of the formats.</summary>
public static class PublicKeyWriter
{
    /// <summary>The values that <see cref="TryParse"/> accepts.</summary>
    public const string ValidValues = "pem, der, hash or csharp";

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

    /// <summary>A key. As C# source it is the only trusted key.</summary>
    public static byte[] Write(PublicKey key, PublicKeyFormat format)
    {
        ArgumentNullException.ThrowIfNull(key);
        return format switch
        {
            PublicKeyFormat.Pem =>
                Encoding.ASCII.GetBytes(PemEncoding.WriteString("PUBLIC KEY", key.ExportSubjectPublicKeyInfo()) + "\n"),
            PublicKeyFormat.Der => key.Encode(),
            PublicKeyFormat.Hash => Encoding.ASCII.GetBytes(key.KeyHash + "\n"),
            PublicKeyFormat.CSharp => new TrustedKeyWriter([key]).Write(),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
    }
}
