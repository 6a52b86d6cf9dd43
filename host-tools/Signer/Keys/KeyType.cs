using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.Signer.Keys;

/// <summary>A kind of key: its name on the command line, its signature's TLV, and the digests that it signs.</summary>
public sealed class KeyType
{
    private const ushort Rsa2048PssTlv = 0x20;
    private const ushort EcdsaTlv = 0x22;
    private const ushort Rsa3072PssTlv = 0x23;
    private const ushort Ed25519Tlv = 0x24;

    private KeyType(string name, ushort signatureType, int bits, params IReadOnlyList<DigestAlgorithm> digests)
    {
        Name = name;
        SignatureType = signatureType;
        Bits = bits;
        Digests = digests;
    }

    /// <summary>ECDSA over NIST P-256 with SHA-256, which the boot stage verifies.</summary>
    public static KeyType EcdsaP256 { get; } = new("ecdsa-p256", EcdsaTlv, 256, DigestAlgorithm.Sha256);

    /// <summary>ECDSA over NIST P-384 with SHA-384.</summary>
    public static KeyType EcdsaP384 { get; } = new("ecdsa-p384", EcdsaTlv, 384, DigestAlgorithm.Sha384);

    /// <summary>Ed25519 (RFC 8032) over the digest's bytes, or over the signed range.</summary>
    public static KeyType Ed25519 { get; } = new(
        "ed25519", Ed25519Tlv, 255, DigestAlgorithm.Sha256, DigestAlgorithm.Sha512);

    /// <summary>RSA of 2048 bits, PSS with SHA-256 and a salt of 32 bytes.</summary>
    public static KeyType Rsa2048 { get; } = new("rsa-2048", Rsa2048PssTlv, 2048, DigestAlgorithm.Sha256);

    /// <summary>RSA of 3072 bits, PSS with SHA-256 and a salt of 32 bytes.</summary>
    public static KeyType Rsa3072 { get; } = new("rsa-3072", Rsa3072PssTlv, 3072, DigestAlgorithm.Sha256);

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<KeyType> All { get; } = [EcdsaP256, EcdsaP384, Ed25519, Rsa2048, Rsa3072];

    /// <summary>The values that <see cref="TryParse"/> accepts.</summary>
    public static string ValidValues => "ecdsa-p256, ecdsa-p384, ed25519, rsa-2048 or rsa-3072";

    /// <summary>The name on the command line, which is also imgtool's.</summary>
    public string Name { get; }

    /// <summary>The type of the TLV that carries a signature of this kind.</summary>
    public ushort SignatureType { get; }

    /// <summary>Bits of the modulus, or of the curve's field.</summary>
    public int Bits { get; }

    /// <summary>The digests that it signs, the one by default first.</summary>
    public IReadOnlyList<DigestAlgorithm> Digests { get; }

    /// <summary>Whether signatures are ECDSA's: two numbers, in DER.</summary>
    public bool IsEcdsa => SignatureType == EcdsaTlv;

    /// <summary>Whether signatures are RSA's.</summary>
    public bool IsRsa => SignatureType is Rsa2048PssTlv or Rsa3072PssTlv;

    /// <summary>Finds a kind by name.</summary>
    public static bool TryParse(string text, out KeyType? type)
    {
        type = All.FirstOrDefault(candidate => candidate.Name == text);
        return type is not null;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        return Name;
    }
}
