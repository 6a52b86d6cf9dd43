using System;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Signer.Signing;

/// <summary>Signs with ECDSA and the nonce of RFC 6979: the same key and image give the same bytes.</summary>
/// <remarks>
/// r comes from .NET's own multiplication of the curve's generator; s is computed with <see cref="BigInteger"/>, whose
/// time depends on its numbers. Sign on a machine on which no other person can measure that time.
/// </remarks>
public sealed class DeterministicKey : SigningKey
{
    // The orders of P-256 and P-384 (SP 800-186, 3.2.1.3 and 3.2.1.4).
    private const string Order256 = "0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551";
    private const string Order384 =
        "0FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973";

    private readonly EcdsaPrivateKey _key;
    private readonly BigInteger _order;
    private readonly int _size;

    /// <summary>Signs with <paramref name="key"/>, which must be of the type ecdsa-p256 or ecdsa-p384 and is disposed
    /// with this.</summary>
    public DeterministicKey(PrivateKey key)
        : base(key.Public)
    {
        _key = key as EcdsaPrivateKey
            ?? throw new KeyException(
                KeyProblem.WrongKind,
                $"found a key of the type "
                    + $"{key.Public.Type}, expected ecdsa-p256 or ecdsa-p384 for a deterministic signature",
                "the salt of RSA-PSS is random; sign with an ECDSA or Ed25519 key, or without --deterministic");
        _size = key.Public.Type.Bits / 8;
        _order = BigInteger.Parse(
            key.Public.Type == KeyType.EcdsaP256 ? Order256 : Order384,
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public override byte[] Sign(byte[] message)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentOutOfRangeException.ThrowIfNotEqual(message.Length, _size);

        byte[] secret = _key.ExportScalar();
        try
        {
            byte[] signature = Sign(secret, message);
            return _key.IsOwn(message, signature)
                ? signature
                : throw new InvalidOperationException("the signature just made does not verify");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _key.Dispose();
        base.Dispose(disposing);
    }

    private byte[] Sign(byte[] secret, byte[] digest)
    {
        foreach (BigInteger nonce in NonceSequence.Of(secret, digest, _order))
        {
            BigInteger r = MultiplyGenerator(nonce) % _order;
            BigInteger inverse = BigInteger.ModPow(nonce, _order - 2, _order);
            BigInteger s = inverse * (BigEndian.Read(digest) + (r * BigEndian.Read(secret))) % _order;
            if (!r.IsZero && !s.IsZero)
            {
                return EcdsaDer.Write([.. BigEndian.Write(r, _size), .. BigEndian.Write(s, _size)]);
            }
        }

        throw new InvalidOperationException("the nonces have no end");
    }

    // The x coordinate of nonce times the generator: the public key whose private key is the nonce.
    private BigInteger MultiplyGenerator(BigInteger nonce)
    {
        ECParameters parameters = new()
        {
            Curve = _size == SHA256.HashSizeInBytes
            ? ECCurve.NamedCurves.nistP256
            : ECCurve.NamedCurves.nistP384,
            D = BigEndian.Write(nonce, _size)
        };
        using ECDsa point = ECDsa.Create(parameters);
        return BigEndian.Read(point.ExportParameters(includePrivateParameters: false).Q.X);
    }
}
