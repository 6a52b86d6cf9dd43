namespace SecureBoot.Image;

/// <summary>The TLV types of an image (docs/image-format.md, section 4).</summary>
public static class TlvType
{
    /// <summary>SHA-256 of the public key that the next TLV's signature is by.</summary>
    public const ushort KeyHash = 0x01;

    /// <summary>The whole public key of the next TLV's signature.</summary>
    public const ushort PublicKey = 0x02;

    /// <summary>SHA-256 of the signed range.</summary>
    public const ushort Sha256 = 0x10;

    /// <summary>RSA-2048 PSS signature.</summary>
    public const ushort Rsa2048 = 0x20;

    /// <summary>ECDSA signature, DER.</summary>
    public const ushort Ecdsa = 0x22;

    /// <summary>RSA-3072 PSS signature.</summary>
    public const ushort Rsa3072 = 0x23;

    /// <summary>Ed25519 signature.</summary>
    public const ushort Ed25519 = 0x24;

    /// <summary>A dependency on another image.</summary>
    public const ushort Dependency = 0x40;

    /// <summary>The security counter.</summary>
    public const ushort SecurityCounter = 0x50;

    /// <summary>A boot record in CBOR.</summary>
    public const ushort BootRecord = 0x60;

    /// <summary>First of the types that describe a compressed body.</summary>
    public const ushort FirstCompression = 0x70;

    /// <summary>Last of the types that describe a compressed body.</summary>
    public const ushort LastCompression = 0x73;

    /// <summary>UUID of the vendor.</summary>
    public const ushort VendorId = 0x74;

    /// <summary>UUID of the device class.</summary>
    public const ushort ClassId = 0x75;

    /// <summary>Key hashes of the keys that no longer count: our own type, in the vendor's range.</summary>
    public const ushort RevokedKeys = 0x52A0;

    /// <summary>HMAC-SHA-256 of the body: our own type, in the vendor's range (docs/image-format.md, section
    /// 5.4).</summary>
    public const ushort BodyHash = 0x52A1;

    /// <summary>The first signer's short signature: types of this project, one for each signer of an image.</summary>
    public const ushort FirstShortSignature = 0x52B0;

    /// <summary>The eighth and last signer's short signature.</summary>
    public const ushort LastShortSignature = 0x52B7;

    /// <summary>First of the vendor's own types.</summary>
    public const ushort FirstVendor = 0xA0;

    /// <summary>Last of the vendor's own types.</summary>
    public const ushort LastVendor = 0xFFFE;

    /// <summary>Whether the type is that of a signature.</summary>
    public static bool IsSignature(ushort type)
    {
        return type is Ecdsa or Rsa2048 or Rsa3072 or Ed25519;
    }

    /// <summary>Whether the type is that of a short signature.</summary>
    public static bool IsShortSignature(ushort type)
    {
        return type is >= FirstShortSignature and <= LastShortSignature;
    }

    /// <summary>Whether the type belongs in the protected area, inside the signature.</summary>
    public static bool IsProtected(ushort type)
    {
        return type is Dependency or SecurityCounter or BootRecord or VendorId or ClassId
            || (type >= FirstVendor && type <= LastVendor)
            || IsCompression(type);
    }

    /// <summary>Whether the type belongs in the unprotected area.</summary>
    public static bool IsUnprotected(ushort type)
    {
        return type is KeyHash or PublicKey or Sha256 || IsSignature(type);
    }

    /// <summary>Whether the type describes a compressed body.</summary>
    public static bool IsCompression(ushort type)
    {
        return type is >= FirstCompression and <= LastCompression;
    }

    /// <summary>Whether a TLV of the type may have <paramref name="length"/> bytes.</summary>
    public static bool IsLength(ushort type, int length)
    {
        return type switch
        {
            KeyHash or Sha256 or BodyHash => length == 32,
            PublicKey => length is 44 or 91 or 120 or 270 or 398,
            Rsa2048 => length == 256,
            Rsa3072 => length == 384,
            Ed25519 => length == 64,
            Ecdsa => length is > 0 and <= 128,
            Dependency => length == 12,
            SecurityCounter => length == 4,
            RevokedKeys => length > 0 && length <= Image.RevokedKeys.Capacity * 32 && length % 32 == 0,
            VendorId or ClassId => length == 16,
            _ => !IsShortSignature(type) || length == ShortSignatures.Size,
        };
    }

    /// <summary>Whether an image may have more than one TLV of the type.</summary>
    public static bool IsRepeatable(ushort type)
    {
        return type is KeyHash or PublicKey or Dependency || IsSignature(type);
    }
}
