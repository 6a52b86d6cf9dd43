using System;
using System.Formats.Asn1;
using System.IO;
using System.Security.Cryptography;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using SecureBoot.Signer.Files;

namespace SecureBoot.Signer.Keys;

/// <summary>Forms of keys that .NET does not read, or reads under other names. The common form is recognized before
/// these.</summary>
internal static class OtherKeyForm
{
    private const string SchemeWithDerivation = "1.2.840.113549.1.5.13";
    private const string Pbkdf2 = "1.2.840.113549.1.5.12";
    private const string Scrypt = "1.3.6.1.4.1.11591.4.11";

    /// <summary>PKCS#8 of a key as SEC 1 or PKCS#1 has it.</summary>
    internal static byte[] PrivateInfo(KeyPem key)
    {
        if (key.Label == PemLabel.Pkcs1Private)
        {
            using RSA rsa = RSA.Create();
            rsa.ImportRSAPrivateKey(key.Der, out int used);
            return RequireWhole(key.Der, used, rsa.ExportPkcs8PrivateKey());
        }

        ECPrivateKeyStructure structure = ECPrivateKeyStructure.GetInstance(Asn1Object.FromByteArray(key.Der));
        Asn1Encodable curve = structure.Parameters ?? throw new CryptographicException("a SEC 1 key without its curve");
        return new PrivateKeyInfo(
            new AlgorithmIdentifier(X9ObjectIdentifiers.IdECPublicKey, curve), structure).GetDerEncoded();
    }

    /// <summary>SubjectPublicKeyInfo of a key as PKCS#1 has it.</summary>
    internal static byte[] PublicInfo(byte[] der)
    {
        using RSA rsa = RSA.Create();
        rsa.ImportRSAPublicKey(der, out int used);
        return RequireWhole(der, used, rsa.ExportSubjectPublicKeyInfo());
    }

    /// <summary>SubjectPublicKeyInfo of a P-256 or P-384 key whose point is compressed (SEC 1, 2.3.4), with the point
    /// uncompressed; the same bytes for another key.</summary>
    internal static byte[] Decompress(byte[] info)
    {
        KeyAlgorithm algorithm = KeyAlgorithm.OfSubjectPublicKeyInfo(info);
        return algorithm.IsSupportedCurve
            && SubjectPublicKeyInfo.GetInstance(info).PublicKey.GetBytes() is [0x02 or 0x03, ..] point
            ? WritePublic(algorithm, CurveOf(algorithm).Curve.DecodePoint(point))
            : info;
    }

    /// <summary>PKCS#8 of a P-256 or P-384 key whose point is compressed, without it; the same bytes for another key. A
    /// point that is not the key's is damage.</summary>
    internal static byte[] DecompressPrivate(byte[] info)
    {
        KeyAlgorithm algorithm = KeyAlgorithm.OfPrivateKeyInfo(info);
        if (!algorithm.IsSupportedCurve)
        {
            return info;
        }

        PrivateKeyInfo key = PrivateKeyInfo.GetInstance(info);
        ECPrivateKeyStructure structure = ECPrivateKeyStructure.GetInstance(key.ParsePrivateKey());
        if (structure.PublicKey?.GetBytes() is not [0x02 or 0x03, ..] point)
        {
            return info;
        }

        X9ECParameters curve = CurveOf(algorithm);
        Org.BouncyCastle.Math.EC.ECPoint own = curve.G.Multiply(structure.GetKey()).Normalize();
        return curve.Curve.DecodePoint(point).Equals(own)
            ? new PrivateKeyInfo(
                key.PrivateKeyAlgorithm,
                new ECPrivateKeyStructure(
                    curve.N.BitLength,
                    structure.GetKey(),
                    new DerBitString(own.GetEncoded(false)),
                    null)).GetDerEncoded()
            : throw new CryptographicException("the point is not the key's");
    }

    /// <summary>The name of an unsupported key derivation of an EncryptedPrivateKeyInfo; null for a supported
    /// one.</summary>
    internal static string? UnsupportedDerivation(byte[] der)
    {
        try
        {
            AsnReader algorithm = new AsnReader(der, AsnEncodingRules.BER).ReadSequence().ReadSequence();
            if (algorithm.ReadObjectIdentifier() != SchemeWithDerivation)
            {
                return null;
            }

            string derivation = algorithm.ReadSequence().ReadSequence().ReadObjectIdentifier();
            return derivation == Pbkdf2 ? null : derivation == Scrypt ? "scrypt" : "the algorithm " + derivation;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    /// <summary>PKCS#8 of a key of any algorithm, or null where the password does not open it.</summary>
    internal static byte[]? TryDecrypt(byte[] der, string password)
    {
        return Try(() =>
            PrivateKeyInfoFactory.CreatePrivateKeyInfo(PrivateKeyFactory.DecryptKey(password.ToCharArray(), der)));
    }

    /// <summary>PKCS#8 of a key in a PEM block with an encryption header, or null where the password does not open
    /// it.</summary>
    internal static byte[]? TryDecryptText(string text, string password)
    {
        return Try(() =>
        {
            using PemReader reader = new(new StringReader(text), new OnePassword(password));
            return reader.ReadObject() is AsymmetricCipherKeyPair pair
                ? PrivateKeyInfoFactory.CreatePrivateKeyInfo(pair.Private)
                : null;
        });
    }

    private static X9ECParameters CurveOf(KeyAlgorithm algorithm)
    {
        return SecNamedCurves.GetByName(algorithm.IsP256 ? "secp256r1" : "secp384r1");
    }

    private static byte[] WritePublic(KeyAlgorithm algorithm, Org.BouncyCastle.Math.EC.ECPoint point)
    {
        DerObjectIdentifier curve = algorithm.IsP256 ? SecObjectIdentifiers.SecP256r1 : SecObjectIdentifiers.SecP384r1;
        return new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(X9ObjectIdentifiers.IdECPublicKey, curve), point.GetEncoded(false)).GetDerEncoded();
    }

    private static byte[]? Try(Func<PrivateKeyInfo?> read)
    {
        try
        {
            return read()?.GetDerEncoded();
        }
        catch (Exception exception) when (exception is IOException or CryptoException or GeneralSecurityException
            or ArgumentException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static byte[] RequireWhole(byte[] der, int used, byte[] info)
    {
        return used == der.Length ? info : throw new CryptographicException("bytes after the key");
    }

    private sealed class OnePassword(string password) : IPasswordFinder
    {
        public char[] GetPassword() => password.ToCharArray();
    }
}
