using System;
using System.Formats.Asn1;
using System.Security.Cryptography;

namespace SecureBoot.Signer.Keys;

/// <summary>EncryptedPrivateKeyInfo by PBES2 with PBKDF2 and AES-CBC (RFC 8018), for a key of any algorithm: .NET
/// supports only its own algorithms.</summary>
internal static class Pbes2
{
    private const string Scheme = "1.2.840.113549.1.5.13";
    private const string Pbkdf2 = "1.2.840.113549.1.5.12";
    private const string HmacSha256 = "1.2.840.113549.2.9";
    private const string Aes256Cbc = "2.16.840.1.101.3.4.1.42";
    private const int SaltSize = 16;
    private const int BlockSize = 16;
    private const int KeySize = 32;
    private const int MostIterations = 10_000_000;

    /// <summary>Encrypts a key in PKCS#8 with HMAC-SHA-256 and AES-256.</summary>
    internal static byte[] Encrypt(byte[] info, string password, int iterations)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(SaltSize);
        byte[] iv = RandomNumberGenerator.GetBytes(BlockSize);
        using Aes aes = Aes.Create();
        aes.Key = Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, KeySize);

        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Scheme);
                using (writer.PushSequence())
                {
                    WriteDerivation(writer, salt, iterations);
                    WriteCipher(writer, iv);
                }
            }

            writer.WriteOctetString(aes.EncryptCbc(info, iv));
        }

        return writer.Encode();
    }

    /// <summary>Decrypts a key; false where another scheme is used.</summary>
    /// <param name="der">EncryptedPrivateKeyInfo.</param>
    /// <param name="password">The password.</param>
    /// <param name="info">The key in PKCS#8, or null where the password does not open it.</param>
    internal static bool TryDecrypt(byte[] der, string password, out byte[]? info)
    {
        info = null;
        try
        {
            AsnReader fields = new AsnReader(der, AsnEncodingRules.BER).ReadSequence();
            AsnReader scheme = fields.ReadSequence();
            if (scheme.ReadObjectIdentifier() != Scheme)
            {
                return false;
            }

            AsnReader parameters = scheme.ReadSequence();
            AsnReader derivation = parameters.ReadSequence();
            AsnReader cipher = parameters.ReadSequence();
            int keySize = SizeOf(cipher.ReadObjectIdentifier());
            if (derivation.ReadObjectIdentifier() != Pbkdf2 || keySize == 0)
            {
                return false;
            }

            using Aes aes = Aes.Create();
            aes.Key = Derive(derivation.ReadSequence(), password, keySize);
            info = TryDecrypt(aes, fields.ReadOctetString(), cipher.ReadOctetString());
            return true;
        }
        catch (Exception exception) when (exception is AsnContentException or CryptographicException
            or ArgumentException)
        {
            return false;
        }
    }

    // A wrong password rarely gives valid padding, and then no valid key.
    private static byte[]? TryDecrypt(Aes aes, byte[] encrypted, byte[] iv)
    {
        try
        {
            byte[] info = aes.DecryptCbc(encrypted, iv);
            new AsnReader(info, AsnEncodingRules.BER).ReadSequence();
            return info;
        }
        catch (Exception exception) when (exception is AsnContentException or CryptographicException)
        {
            return null;
        }
    }

    private static byte[] Derive(AsnReader parameters, string password, int keySize)
    {
        byte[] salt = parameters.ReadOctetString();
        if (!parameters.TryReadInt32(out int iterations) || iterations is < 1 or > MostIterations)
        {
            throw new CryptographicException("a number of iterations that nobody uses");
        }

        if (parameters.HasData && parameters.PeekTag() == Asn1Tag.Integer)
        {
            parameters.ReadInteger();
        }

        string hash = parameters.HasData ? parameters.ReadSequence().ReadObjectIdentifier() : "";
        return Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashOf(hash), keySize);
    }

    private static int SizeOf(string cipher)
    {
        return cipher switch
        {
            "2.16.840.1.101.3.4.1.2" =>
            16,
            "2.16.840.1.101.3.4.1.22" => 24,
            Aes256Cbc => KeySize,
            _ => 0
        };
    }

    // HMAC-SHA-1 unless another is named.
    private static HashAlgorithmName HashOf(string oid)
    {
        return oid switch
        {
            "" or "1.2.840.113549.2.7" => HashAlgorithmName.SHA1,
            HmacSha256 => HashAlgorithmName.SHA256,
            "1.2.840.113549.2.10" => HashAlgorithmName.SHA384,
            "1.2.840.113549.2.11" => HashAlgorithmName.SHA512,
            _ => throw new CryptographicException("an unknown hash"),
        };
    }

    private static void WriteDerivation(AsnWriter writer, byte[] salt, int iterations)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Pbkdf2);
            using (writer.PushSequence())
            {
                writer.WriteOctetString(salt);
                writer.WriteInteger(iterations);
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(HmacSha256);
                    writer.WriteNull();
                }
            }
        }
    }

    private static void WriteCipher(AsnWriter writer, byte[] iv)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Aes256Cbc);
            writer.WriteOctetString(iv);
        }
    }
}
