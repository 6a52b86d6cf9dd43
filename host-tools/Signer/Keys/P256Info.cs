using System;
using SecureBoot.Crypto;

namespace SecureBoot.Signer;

/// <summary>The SubjectPublicKeyInfo of a P-256 key with an uncompressed point (RFC 5480, 2.1.1 and 2.2): always the same 26 bytes, then the point.</summary>
internal static class P256Info
{
    // SEQUENCE (89) { SEQUENCE (19) { OID 1.2.840.10045.2.1, OID 1.2.840.10045.3.1.7 }, BIT STRING (66), no unused bits }
    private static readonly byte[] s_prefix =
    [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01,
        0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
    ];

    /// <summary>The structure around a point.</summary>
    internal static byte[] Write(byte[] point)
    {
        byte[] info = new byte[s_prefix.Length + P256PublicKey.PointSize];
        s_prefix.CopyTo(info, 0);
        point.CopyTo(info, s_prefix.Length);
        return info;
    }

    /// <summary>The point in the structure, not yet checked; null for other keys and other forms.</summary>
    internal static byte[]? TryRead(byte[] der)
    {
        return der.Length == s_prefix.Length + P256PublicKey.PointSize && der.AsSpan().StartsWith(s_prefix) ? der[s_prefix.Length..] : null;
    }
}
