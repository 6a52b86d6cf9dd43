using System;
using System.Formats.Asn1;
using System.Text;

namespace SecureBoot.Signer.Files;

/// <summary>Tells the forms of keys in DER apart, by the types of their fields.</summary>
internal static class KeyDer
{
    private const byte SequenceTag = 0x30;
    private const int RsaPrivateNumbers = 9;

    // Two numbers are also a signature by ECDSA, which is shorter than any RSA key in use.
    private const int LeastRsaPublicSize = 140;

    /// <summary>The label that the key would have in PEM, or null for bytes that are no key in DER.</summary>
    internal static string? LabelOf(byte[] content)
    {
        return content is [SequenceTag, ..] ? Read(content) : null;
    }

    // A separate method: PEM does not wait for the reader of DER, nor for its exception, which takes as long as a
    // signature.
    private static string? Read(byte[] content)
    {
        try
        {
            AsnReader whole = new(content, AsnEncodingRules.BER);
            AsnReader fields = whole.ReadSequence();
            return whole.HasData ? null : LabelOf(fields, content.Length);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    /// <summary>Whether a file holds a private key, whose only copy --force must not replace. An unreadable file is not
    /// one of our keys, or fails later.</summary>
    internal static bool IsPrivateKeyFile(string path)
    {
        try
        {
            byte[] content = InputFile.ReadToReplace(path, InputFile.MaxKeySize);
            return Encoding.ASCII.GetString(content).Contains("PRIVATE KEY-----", StringComparison.Ordinal)
                || LabelOf(content) is not (null or PemLabel.Public or PemLabel.Pkcs1Public);
        }
        catch (FileException)
        {
            return false;
        }
    }

    // PrivateKeyInfo (RFC 5958), EncryptedPrivateKeyInfo, SubjectPublicKeyInfo (RFC 5280), ECPrivateKey (RFC 5915),
    // RSAPrivateKey and RSAPublicKey (RFC 8017).
    private static string? LabelOf(AsnReader fields, int size)
    {
        Asn1Tag first = Skip(fields);
        Asn1Tag second = Skip(fields);
        if (first == Asn1Tag.Sequence)
        {
            return second == Asn1Tag.PrimitiveOctetString ? PemLabel.EncryptedPrivate
                : second == Asn1Tag.PrimitiveBitString ? PemLabel.Public
                : null;
        }

        int rest = CountRest(fields);
        return first != Asn1Tag.Integer ? null
            : second == Asn1Tag.Sequence && rest > 0 ? PemLabel.Private
            : second == Asn1Tag.PrimitiveOctetString ? PemLabel.Sec1Private
            : second != Asn1Tag.Integer ? null
            : rest == 0 ? size < LeastRsaPublicSize ? null : PemLabel.Pkcs1Public
            : rest == RsaPrivateNumbers - 2 ? PemLabel.Pkcs1Private : null;
    }

    private static Asn1Tag Skip(AsnReader fields)
    {
        Asn1Tag tag = fields.PeekTag();
        fields.ReadEncodedValue();
        return tag;
    }

    private static int CountRest(AsnReader fields)
    {
        int count = 0;
        while (fields.HasData)
        {
            fields.ReadEncodedValue();
            count++;
        }

        return count;
    }
}
