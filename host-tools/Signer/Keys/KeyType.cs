using System.Collections.Generic;

namespace SecureBoot.Signer;

/// <summary>A kind of key: its name on the command line and its signature's TLV.</summary>
public sealed class KeyType
{
    private const ushort Rsa2048PssTlv = 0x20;
    private const ushort EcdsaTlv = 0x22;
    private const ushort Rsa3072PssTlv = 0x23;

    private KeyType(string name, ushort signatureType, int bits, bool canSign)
    {
        Name = name;
        SignatureType = signatureType;
        Bits = bits;
        CanSign = canSign;
    }

    /// <summary>ECDSA over NIST P-256 with SHA-256: the one that the boot stage verifies.</summary>
    public static KeyType EcdsaP256 { get; } = new("ecdsa-p256", EcdsaTlv, 256, canSign: true);

    /// <summary>RSA of 3072 bits, PSS with SHA-256 and a salt of 32 bytes.</summary>
    public static KeyType Rsa3072 { get; } = new("rsa-3072", Rsa3072PssTlv, 3072, canSign: true);

    /// <summary>RSA of 2048 bits, PSS: verified for images that exist, not used for new ones.</summary>
    public static KeyType Rsa2048 { get; } = new("rsa-2048", Rsa2048PssTlv, 2048, canSign: false);

    /// <summary>The kinds that can be made and can sign.</summary>
    public static IReadOnlyList<KeyType> Creatable { get; } = [EcdsaP256, Rsa3072];

    /// <summary>What <see cref="TryParse"/> takes.</summary>
    public static string ValidValues { get; } = "ecdsa-p256 or rsa-3072";

    /// <summary>The name on the command line, which is also imgtool's.</summary>
    public string Name { get; }

    /// <summary>The type of the TLV that carries a signature of this kind.</summary>
    public ushort SignatureType { get; }

    /// <summary>Bits of the modulus, or of the curve's field.</summary>
    public int Bits { get; }

    /// <summary>Whether new images may be signed with it.</summary>
    public bool CanSign { get; }

    /// <summary>Finds a creatable kind by name.</summary>
    public static bool TryParse(string text, out KeyType? type)
    {
        type = null;
        foreach (KeyType candidate in Creatable)
        {
            if (candidate.Name == text)
            {
                type = candidate;
            }
        }

        return type is not null;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        return Name;
    }
}
