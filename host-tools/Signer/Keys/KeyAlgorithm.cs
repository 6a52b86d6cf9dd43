using System.Formats.Asn1;

namespace SecureBoot.Signer.Keys;

/// <summary>The AlgorithmIdentifier of a PKCS#8 or SubjectPublicKeyInfo structure, named for error messages.</summary>
internal sealed class KeyAlgorithm
{
    private const string EcPublicKey = "1.2.840.10045.2.1";
    private const string RsaEncryption = "1.2.840.113549.1.1.1";
    private const string Ed25519 = "1.3.101.112";
    private const string P384 = "1.3.132.0.34";
    private const string P256 = "1.2.840.10045.3.1.7";

    private KeyAlgorithm(string oid, string? curve)
    {
        IsEc = oid == EcPublicKey;
        IsRsa = oid == RsaEncryption;
        IsEd25519 = oid == Ed25519;
        IsP256 = IsEc && curve == P256;
        IsSupportedCurve = IsP256 || (IsEc && curve == P384);
        Name = IsEc ? "an ECDSA key on " + CurveName(curve) : AlgorithmName(oid);
    }

    internal bool IsEc { get; }

    internal bool IsEd25519 { get; }

    internal bool IsP256 { get; }

    internal bool IsSupportedCurve { get; }

    internal bool IsRsa { get; }

    internal string Name { get; }

    /// <summary>PrivateKeyInfo: SEQUENCE { version INTEGER, AlgorithmIdentifier, … } (RFC 5958).</summary>
    internal static KeyAlgorithm OfPrivateKeyInfo(byte[] der)
    {
        AsnReader info = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        info.ReadInteger();
        return Read(info);
    }

    /// <summary>SubjectPublicKeyInfo: SEQUENCE { AlgorithmIdentifier, … } (RFC 5280).</summary>
    internal static KeyAlgorithm OfSubjectPublicKeyInfo(byte[] der)
    {
        return Read(new AsnReader(der, AsnEncodingRules.DER).ReadSequence());
    }

    internal static string CurveName(string? oid)
    {
        return oid switch
        {
            null => "a curve given by its parameters",
            P256 => "P-256",
            "1.2.840.10045.3.1.1" => "P-192",
            "1.3.132.0.33" => "P-224",
            P384 => "P-384",
            "1.3.132.0.35" => "P-521",
            "1.3.132.0.10" => "secp256k1",
            "1.3.36.3.3.2.8.1.1.7" => "brainpoolP256r1",
            _ => "the curve " + oid,
        };
    }

    private static KeyAlgorithm Read(AsnReader info)
    {
        AsnReader identifier = info.ReadSequence();
        string oid = identifier.ReadObjectIdentifier();
        bool named = identifier.HasData && identifier.PeekTag() == Asn1Tag.ObjectIdentifier;
        return new KeyAlgorithm(oid, named ? identifier.ReadObjectIdentifier() : null);
    }

    private static string AlgorithmName(string oid)
    {
        return oid switch
        {
            RsaEncryption => "an RSA key",
            "1.2.840.113549.1.1.10" => "a key for RSA-PSS only",
            "1.2.840.10040.4.1" => "a DSA key",
            "1.2.840.113549.1.3.1" => "a Diffie-Hellman key",
            "1.3.101.110" => "an X25519 key",
            "1.3.101.111" => "an X448 key",
            Ed25519 => "an Ed25519 key",
            "1.3.101.113" => "an Ed448 key",
            _ => "a key of the algorithm " + oid,
        };
    }
}
