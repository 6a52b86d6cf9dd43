using System;
using System.Collections.Generic;
using System.Formats.Asn1;
using System.Security.Cryptography;
using SecureBoot.Signer.Files;

namespace SecureBoot.Signer.Keys;

/// <summary>Keys in files, PEM or DER: private ones as PKCS#8, SEC 1 or PKCS#1, public ones as SubjectPublicKeyInfo or
/// PKCS#1.</summary>
public static class KeyFile
{
    private const string Expected = "expected ECDSA P-256, ECDSA P-384, Ed25519, RSA-3072 or RSA-2048";
    private const string MakeKey = "make a key with: secureboot keygen --out KEY.pem";

    /// <summary>Reads a private key. An encrypted one is tried with each password.</summary>
    public static PrivateKey LoadPrivate(string path, IReadOnlyList<string> passwords)
    {
        ArgumentNullException.ThrowIfNull(passwords);
        RequireNoToken(path);
        KeyPem pem = KeyPem.Read(path);
        return pem.IsPublic
            ? throw new KeyException(
                KeyProblem.PublicOnly,
                $"{path}: found a public key, expected a private key",
                "signing needs the file that keygen wrote")
            : ImportPrivate(path, pem, passwords);
    }

    /// <summary>Reads a public key, or the public half of a private key.</summary>
    public static PublicKey LoadPublic(string path, IReadOnlyList<string> passwords)
    {
        ArgumentNullException.ThrowIfNull(passwords);
        RequireNoToken(path);
        KeyPem pem = KeyPem.Read(path);
        if (pem.IsPublic)
        {
            return ReadPublic(
                path, pem.Label == PemLabel.Public ? pem.Der : ReadForm(path, () => OtherKeyForm.PublicInfo(pem.Der)));
        }

        using PrivateKey key = ImportPrivate(path, pem, passwords);
        return key.Public;
    }

    /// <summary>Reads a SubjectPublicKeyInfo.</summary>
    internal static PublicKey ReadPublic(string path, byte[] info)
    {
        return P256Der.TryReadPublic(info) is byte[] point
            ? PublicKey.TryCreate(point) ?? throw Damaged(path)
            : Import(
                path,
                ReadForm(path, () => OtherKeyForm.Decompress(info)),
                KeyAlgorithm.OfSubjectPublicKeyInfo,
                ImportPublic);
    }

    /// <summary>Creates the file for a new private key: mode 0600, never over another file, read back and
    /// compared.</summary>
    public static void Create(OutputWriter writer, string path, PrivateKey key, string? password)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(key);

        byte[] pem = System.Text.Encoding.ASCII.GetBytes(key.ExportPem(password));
        writer.WriteSecret(path, pem, () =>
        {
            using PrivateKey read = LoadPrivate(path, password is null ? [] : [password]);
            if (!read.Public.KeyHash.Equals(key.Public.KeyHash))
            {
                throw new FileException(
                    FileProblem.Failed, $"{path}: the key that was read back is not the one that was made");
            }
        });
    }

    private static void RequireNoToken(string path)
    {
        if (TokenUri.IsUri(path))
        {
            throw new KeyException(
                KeyProblem.WrongKind,
                $"{Printable.Escape(path)}: found a key in a token, expected a file",
                "sign, rotate and keygen use tokens");
        }
    }

    private static PrivateKey ImportPrivate(string path, KeyPem pem, IReadOnlyList<string> passwords)
    {
        return pem.EncryptedText.Length
            > 0 ? ImportPrivateKeyInfo(path, DecryptText(path, pem.EncryptedText, passwords))
            : pem.Label == PemLabel.EncryptedPrivate ? Decrypt(path, pem.Der, passwords)
            : ImportPrivateKeyInfo(
                path, pem.Label == PemLabel.Private ? pem.Der : ReadForm(path, () => OtherKeyForm.PrivateInfo(pem)));
    }

    private static PrivateKey ImportPrivateKeyInfo(string path, byte[] der)
    {
        return P256Der.TryReadPrivate(der, out ECParameters parameters)
            ? ImportP256(path, parameters)
            : Import(
                path,
                ReadForm(path, () => OtherKeyForm.DecompressPrivate(der)),
                KeyAlgorithm.OfPrivateKeyInfo,
                ImportPkcs8);
    }

    private static EcdsaPrivateKey ImportP256(string path, ECParameters parameters)
    {
        try
        {
            return new EcdsaPrivateKey(ECDsa.Create(parameters));
        }
        catch (CryptographicException)
        {
            throw Damaged(path);
        }
    }

    private static T Import<T>(
        string path, byte[] der, Func<byte[], KeyAlgorithm> identify, Func<KeyAlgorithm, byte[], T> import)
        where T : class
    {
        try
        {
            KeyAlgorithm algorithm = identify(der);
            RequireSupported(path, algorithm);
            return import(algorithm, der);
        }
        catch (Exception exception) when (exception is CryptographicException or AsnContentException)
        {
            throw Damaged(path);
        }
        catch (NotSupportedException exception)
        {
            throw new KeyException(KeyProblem.WrongKind, $"{path}: found {exception.Message}, {Expected}", MakeKey);
        }
    }

    private static KeyException Damaged(string path)
    {
        return new KeyException(
            KeyProblem.Garbage, $"{path}: found a damaged key: its structure or its numbers are wrong", MakeKey);
    }

    // Bytes that do not match the form of their key are damaged, for each reader.
    private static T ReadForm<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is CryptographicException or AsnContentException
            or ArgumentException or FormatException or System.IO.IOException)
        {
            throw Damaged(path);
        }
    }

    private static void RequirePassword(string path, IReadOnlyList<string> passwords)
    {
        if (passwords.Count == 0)
        {
            throw new KeyException(
                KeyProblem.MissingPassword,
                $"{path}: the key is encrypted and no password was given",
                "give the file that holds the password: --password-file FILE; verify takes the public key instead");
        }
    }

    private static PrivateKey Decrypt(string path, byte[] der, IReadOnlyList<string> passwords)
    {
        RequirePassword(path, passwords);
        if (OtherKeyForm.UnsupportedDerivation(der) is string derivation)
        {
            throw new KeyException(
                KeyProblem.WrongKind,
                $"{path}: not supported: a key encrypted by way of {derivation}, expected PBKDF2",
                $"convert a copy: openssl pkcs8 -in {path} -topk8 -v2 aes-256-cbc -out NEW.pem");
        }

        foreach (string password in passwords)
        {
            if (TryDecrypt(der, password) is byte[] inner)
            {
                return ImportPrivateKeyInfo(path, inner);
            }
        }

        throw WrongPassword(path);
    }

    private static byte[]? TryDecrypt(byte[] der, string password)
    {
        return Pbes2.TryDecrypt(der, password, out byte[]? info)
            ? info
            : TryDecrypt(ECDsa.Create(), der, password)
                ?? TryDecrypt(RSA.Create(), der, password) ?? OtherKeyForm.TryDecrypt(der, password);
    }

    private static byte[] DecryptText(string path, string text, IReadOnlyList<string> passwords)
    {
        RequirePassword(path, passwords);
        foreach (string password in passwords)
        {
            if (OtherKeyForm.TryDecryptText(text, password) is byte[] inner)
            {
                return inner;
            }
        }

        throw WrongPassword(path);
    }

    private static KeyException WrongPassword(string path)
    {
        return new KeyException(
            KeyProblem.WrongPassword,
            $"{path}: the password does not open this key",
            "the password is wrong, or the key is damaged");
    }

    private static byte[]? TryDecrypt(AsymmetricAlgorithm algorithm, byte[] der, string password)
    {
        using (algorithm)
        {
            try
            {
                algorithm.ImportEncryptedPkcs8PrivateKey(password, der, out int used);
                return used == der.Length ? algorithm.ExportPkcs8PrivateKey() : null;
            }
            catch (CryptographicException)
            {
                return null;
            }
        }
    }

    private static PrivateKey ImportPkcs8(KeyAlgorithm algorithm, byte[] der)
    {
        if (algorithm.IsEd25519)
        {
            return ImportEd25519(der);
        }

        if (algorithm.IsRsa)
        {
            RSA rsa = Fill(RSA.Create(), key => Whole(key.ImportPkcs8PrivateKey, der));
            return new RsaPrivateKey(RequireSize(rsa));
        }

        return new EcdsaPrivateKey(Fill(ECDsa.Create(), key => Whole(key.ImportPkcs8PrivateKey, der)));
    }

    // A separate method, so that the library is loaded only for such a key.
    private static Ed25519PrivateKey ImportEd25519(byte[] der)
    {
        return new Ed25519PrivateKey(Ed25519Der.ReadPrivate(der, Ed25519PrivateKey.Derive));
    }

    private static PublicKey ImportEd25519Public(byte[] der)
    {
        return Ed25519Der.ReadPublic(der) is byte[] point && Ed25519PrivateKey.IsPoint(point)
            ? PublicKey.OfEd25519(point)
            : throw new CryptographicException("no point of the curve");
    }

    private static PublicKey ImportPublic(KeyAlgorithm algorithm, byte[] der)
    {
        if (algorithm.IsEd25519)
        {
            return ImportEd25519Public(der);
        }

        if (algorithm.IsRsa)
        {
            using RSA rsa = Fill(RSA.Create(), key => Whole(key.ImportSubjectPublicKeyInfo, der));
            return PublicKey.Of(RequireSize(rsa));
        }

        using ECDsa ecdsa = Fill(ECDsa.Create(), key => Whole(key.ImportSubjectPublicKeyInfo, der));
        return PublicKey.Of(ecdsa);
    }

    private delegate void ImportKey(ReadOnlySpan<byte> der, out int used);

    private static void Whole(ImportKey import, byte[] der)
    {
        import(der, out int used);
        if (used != der.Length)
        {
            throw new CryptographicException("bytes after the key");
        }
    }

    private static T Fill<T>(T algorithm, Action<T> import)
        where T : AsymmetricAlgorithm
    {
        try
        {
            import(algorithm);
            return algorithm;
        }
        catch
        {
            algorithm.Dispose();
            throw;
        }
    }

    private static RSA RequireSize(RSA rsa)
    {
        int bits = rsa.KeySize;
        if (bits != KeyType.Rsa2048.Bits && bits != KeyType.Rsa3072.Bits)
        {
            rsa.Dispose();
            throw new NotSupportedException($"an RSA key of {bits} bits");
        }

        return rsa;
    }

    private static void RequireSupported(string path, KeyAlgorithm algorithm)
    {
        if (algorithm.IsEc && !algorithm.IsSupportedCurve)
        {
            throw new KeyException(
                KeyProblem.WrongCurve,
                $"{path}: found {algorithm.Name}, expected the curve P-256 (also called prime256v1 or secp256r1) or "
                    + "P-384 (secp384r1)",
                MakeKey);
        }

        if (!algorithm.IsEc && !algorithm.IsRsa && !algorithm.IsEd25519)
        {
            throw new KeyException(KeyProblem.WrongKind, $"{path}: found {algorithm.Name}, {Expected}", MakeKey);
        }
    }
}
