using System;
using System.Collections.Generic;
using System.Numerics;
using System.Security.Cryptography;

namespace SecureBoot.Signer;

/// <summary>The nonces of RFC 6979, section 3.2, for a curve whose order has 256 bits, with HMAC-SHA-256.</summary>
internal static class NonceSequence
{
    private const int Size = 32;

    /// <summary>The first is the nonce; the others are for a signature whose r or s is 0.</summary>
    /// <param name="key">The private key as 32 bytes.</param>
    /// <param name="digest">The digest that is signed.</param>
    /// <param name="order">The curve's order.</param>
    internal static IEnumerable<BigInteger> Of(byte[] key, byte[] digest, BigInteger order)
    {
        byte[] message = BigEndian.Write(BigEndian.Read(digest) % order, Size);
        byte[] v = new byte[Size];
        v.AsSpan().Fill(1);
        byte[] k = HMACSHA256.HashData(new byte[Size], (byte[])[.. v, 0, .. key, .. message]);
        v = HMACSHA256.HashData(k, v);
        k = HMACSHA256.HashData(k, (byte[])[.. v, 1, .. key, .. message]);
        v = HMACSHA256.HashData(k, v);

        while (true)
        {
            v = HMACSHA256.HashData(k, v);
            BigInteger candidate = BigEndian.Read(v);
            if (!candidate.IsZero && candidate < order)
            {
                yield return candidate;
            }

            k = HMACSHA256.HashData(k, (byte[])[.. v, 0]);
            v = HMACSHA256.HashData(k, v);
        }
    }
}
