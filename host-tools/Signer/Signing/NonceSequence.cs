using System;
using System.Collections.Generic;
using System.Numerics;
using System.Security.Cryptography;

namespace SecureBoot.Signer.Signing;

/// <summary>The nonces of RFC 6979, section 3.2, for a curve whose order has as many bits as the digest: HMAC-SHA-256
/// for 32 bytes, HMAC-SHA-384 for 48.</summary>
internal static class NonceSequence
{
    /// <summary>The first number is the nonce; the next numbers are for a signature whose r or s is 0.</summary>
    /// <param name="key">The private key, as many bytes as the digest.</param>
    /// <param name="digest">The digest that is signed.</param>
    /// <param name="order">The curve's order.</param>
    internal static IEnumerable<BigInteger> Of(byte[] key, byte[] digest, BigInteger order)
    {
        byte[] message = BigEndian.Write(BigEndian.Read(digest) % order, digest.Length);
        byte[] v = new byte[digest.Length];
        v.AsSpan().Fill(1);
        byte[] k = Hmac(new byte[digest.Length], (byte[])[.. v, 0, .. key, .. message]);
        v = Hmac(k, v);
        k = Hmac(k, (byte[])[.. v, 1, .. key, .. message]);
        v = Hmac(k, v);

        while (true)
        {
            v = Hmac(k, v);
            BigInteger candidate = BigEndian.Read(v);
            if (!candidate.IsZero && candidate < order)
            {
                yield return candidate;
            }

            k = Hmac(k, (byte[])[.. v, 0]);
            v = Hmac(k, v);
        }
    }

    private static byte[] Hmac(byte[] key, byte[] message)
    {
        return key.Length == SHA256.HashSizeInBytes
            ? HMACSHA256.HashData(key, message)
            : HMACSHA384.HashData(key, message);
    }
}
