using System;
using System.Formats.Asn1;
using System.Security.Cryptography;

namespace SecureBoot.Signer.Keys;

/// <summary>The DER of Ed25519 keys (RFC 8410).</summary>
internal static class Ed25519Der
{
    /// <summary>Bytes of a private key, and of a public one.</summary>
    internal const int KeySize = 32;

    // SubjectPublicKeyInfo: SEQUENCE (42) { SEQUENCE (5) { OID 1.3.101.112 }, BIT STRING (33), no unused bits.
    private static readonly byte[] s_publicStart =
        [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00];

    // PrivateKeyInfo: SEQUENCE (46) { 0, SEQUENCE (5) { OID 1.3.101.112 }, OCTET STRING (34) { OCTET STRING (32).
    private static readonly byte[] s_privateStart =
        [0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

    internal static byte[] WritePublic(byte[] point) => [.. s_publicStart, .. point];

    internal static byte[] WritePrivate(byte[] seed) => [.. s_privateStart, .. seed];

    /// <summary>The 32 bytes in a SubjectPublicKeyInfo, which has one form only; null for another.</summary>
    internal static byte[]? ReadPublic(byte[] info)
    {
        return info.Length == s_publicStart.Length + KeySize && info.AsSpan().StartsWith(s_publicStart)
            ? info[s_publicStart.Length..]
            : null;
    }

    /// <summary>The 32 bytes in a PrivateKeyInfo, or in a OneAsymmetricKey with or without the public key, which must
    /// then be the one of <paramref name="derive"/>.</summary>
    /// <exception cref="AsnContentException">The bytes are neither form.</exception>
    /// <exception cref="CryptographicException">The key has another public key.</exception>
    internal static byte[] ReadPrivate(byte[] info, Func<byte[], byte[]> derive)
    {
        AsnReader whole = new(info, AsnEncodingRules.DER);
        AsnReader fields = whole.ReadSequence();
        whole.ThrowIfNotEmpty();
        fields.ReadInteger();
        AsnReader algorithm = fields.ReadSequence();
        algorithm.ReadObjectIdentifier();
        algorithm.ThrowIfNotEmpty();
        AsnReader inner = new(fields.ReadOctetString(), AsnEncodingRules.DER);
        byte[] seed = inner.ReadOctetString();
        inner.ThrowIfNotEmpty();
        if (seed.Length != KeySize)
        {
            throw new CryptographicException("an Ed25519 key has 32 bytes");
        }

        // [0] holds attributes, [1] the public key.
        Asn1Tag publicTag = new(TagClass.ContextSpecific, 1);
        while (fields.HasData)
        {
            if (!fields.PeekTag().HasSameClassAndValue(publicTag))
            {
                fields.ReadEncodedValue();
            }
            else if (!fields.ReadBitString(out _, publicTag).AsSpan().SequenceEqual(derive(seed)))
            {
                throw new CryptographicException("the public key is not the private one's");
            }
        }

        return seed;
    }
}
