using System;
using System.Security.Cryptography;
using SecureBoot.Crypto;

namespace SecureBoot.Signer.Keys;

/// <summary>The DER of P-256 keys in the one form that every tool writes: fixed bytes around the numbers.</summary>
/// <remarks>.NET reads other keys, and other forms of these keys; .NET takes longer to start than a signature
/// takes.</remarks>
internal static class P256Der
{
    private const int NumberSize = 32;

    // SubjectPublicKeyInfo of RFC 5480: SEQUENCE (89) { SEQUENCE (19) { OID 1.2.840.10045.2.1, OID 1.2.840.10045.3.1.7
    // }, BIT STRING (66), no unused bits, then the point
    private static readonly byte[] s_publicStart =
    [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86, 0x48,
        0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
    ];

    // PrivateKeyInfo of RFC 5208 around ECPrivateKey of RFC 5915: SEQUENCE (135) { 0, the same algorithm, OCTET STRING
    // (109) { SEQUENCE (107) { 1, OCTET STRING (32), then the private number
    private static readonly byte[] s_privateStart =
    [
        0x30, 0x81, 0x87, 0x02, 0x01, 0x00, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06,
        0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x04, 0x6D, 0x30, 0x6B, 0x02, 0x01, 0x01, 0x04, 0x20,
    ];

    // [1] (68) { BIT STRING (66), no unused bits, then the point
    private static readonly byte[] s_privateMiddle = [0xA1, 0x44, 0x03, 0x42, 0x00];

    /// <summary>SubjectPublicKeyInfo around a point.</summary>
    internal static byte[] WritePublic(byte[] point)
    {
        byte[] info = new byte[s_publicStart.Length + P256PublicKey.PointSize];
        s_publicStart.CopyTo(info, 0);
        point.CopyTo(info, s_publicStart.Length);
        return info;
    }

    /// <summary>The point in a SubjectPublicKeyInfo, not yet checked; null for other keys and other forms.</summary>
    internal static byte[]? TryReadPublic(byte[] der)
    {
        return der.Length == s_publicStart.Length + P256PublicKey.PointSize && HasAt(der, 0, s_publicStart)
            ? der[s_publicStart.Length..]
            : null;
    }

    /// <summary>The numbers in a PrivateKeyInfo, not yet checked; false for other keys and other forms.</summary>
    internal static bool TryReadPrivate(byte[] der, out ECParameters key)
    {
        int middle = s_privateStart.Length + NumberSize;
        int point = middle + s_privateMiddle.Length;
        bool isForm = der.Length == point + P256PublicKey.PointSize
            && HasAt(der, 0, s_privateStart)
            && HasAt(der, middle, s_privateMiddle)
            && der[point] == 0x04;
        key = isForm
            ? new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                D = der[s_privateStart.Length..middle],
                Q = new ECPoint { X = der[(point + 1)..(point + 1 + NumberSize)], Y = der[(point + 1 + NumberSize)..] },
            }
            : default;
        return isForm;
    }

    private static bool HasAt(byte[] der, int offset, byte[] part)
    {
        return der.AsSpan(offset, part.Length).SequenceEqual(part);
    }
}
