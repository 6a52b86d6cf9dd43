namespace SecureBoot.Signer.Images;

/// <summary>MCUboot's names of the TLV types (boot/bootutil/include/bootutil/image.h).</summary>
public static class TlvNames
{
    /// <summary>The name of a type, or of its range.</summary>
    public static string Of(ushort type)
    {
        return type switch
        {
            0x01 => "KEYHASH",
            0x02 => "PUBKEY",
            0x10 => "SHA256",
            0x11 => "SHA384",
            0x12 => "SHA512",
            0x20 => "RSA2048_PSS",
            0x21 => "ECDSA224",
            0x22 => "ECDSA_SIG",
            0x23 => "RSA3072_PSS",
            0x24 => "ED25519",
            0x25 => "SIG_PURE",
            0x30 => "ENC_RSA2048",
            0x31 => "ENC_KW",
            0x32 => "ENC_EC256",
            0x33 => "ENC_X25519",
            0x34 => "ENC_X25519_SHA512",
            0x40 => "DEPENDENCY",
            0x50 => "SEC_CNT",
            0x60 => "BOOT_RECORD",
            0x70 => "DECOMP_SIZE",
            0x71 => "DECOMP_SHA",
            0x72 => "DECOMP_SIGNATURE",
            0x73 => "COMP_DEC_SIZE",
            0x74 => "UUID_VID",
            0x75 => "UUID_CID",
            0x52A0 => "REVOKED_KEYS",
            0x52A1 => "BODY_HMAC",
            >= 0x52B0 and <= 0x52B7 => "SHORT_SIG",
            >= 0xA0 and <= 0xFFFE => "VENDOR",
            _ => "UNKNOWN",
        };
    }
}
