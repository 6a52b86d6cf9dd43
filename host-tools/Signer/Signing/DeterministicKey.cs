using System;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace SecureBoot.Signer;

/// <summary>Signs with ECDSA P-256 and the nonce of RFC 6979: the same key and image give the same bytes.</summary>
/// <remarks>
/// r comes from .NET's own multiplication of the curve's generator; s is computed with <see cref="BigInteger"/>, whose time depends on its numbers.
/// Sign on a machine where nobody else can measure that.
/// </remarks>
public sealed class DeterministicKey : SigningKey
{
    private const int Size = 32;

    // The order of P-256 (SP 800-186, 3.2.1.3).
    private static readonly BigInteger s_order = BigInteger.Parse("0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private readonly PrivateKey _key;

    /// <summary>Signs with <paramref name="key"/>, which must be of the type ecdsa-p256 and is disposed with this.</summary>
    public DeterministicKey(PrivateKey key)
        : base(key.Public)
    {
        if (key.Public.Type != KeyType.EcdsaP256)
        {
            throw new KeyException(KeyProblem.WrongKind, $"found a key of the type {key.Public.Type}, expected ecdsa-p256 for a deterministic signature", "the salt of RSA-PSS is random; sign with an ecdsa-p256 key, or without --deterministic");
        }

        _key = key;
    }

    /// <inheritdoc/>
    public override byte[] Sign(byte[] digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        ArgumentOutOfRangeException.ThrowIfNotEqual(digest.Length, SHA256.HashSizeInBytes);

        byte[] secret = _key.ExportScalar();
        try
        {
            byte[] signature = Sign(secret, digest);
            return _key.IsOwn(digest, signature) ? signature : throw new InvalidOperationException("the signature just made does not verify");
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

    private static byte[] Sign(byte[] secret, byte[] digest)
    {
        foreach (BigInteger nonce in NonceSequence.Of(secret, digest, s_order))
        {
            BigInteger r = MultiplyGenerator(nonce) % s_order;
            BigInteger inverse = BigInteger.ModPow(nonce, s_order - 2, s_order);
            BigInteger s = inverse * (BigEndian.Read(digest) + (r * BigEndian.Read(secret))) % s_order;
            if (!r.IsZero && !s.IsZero)
            {
                return EcdsaDer.Write([.. BigEndian.Write(r, Size), .. BigEndian.Write(s, Size)]);
            }
        }

        throw new InvalidOperationException("the nonces have no end");
    }

    // The x coordinate of nonce times the generator: the public key whose private key is the nonce.
    private static BigInteger MultiplyGenerator(BigInteger nonce)
    {
        ECParameters parameters = new() { Curve = ECCurve.NamedCurves.nistP256, D = BigEndian.Write(nonce, Size) };
        using ECDsa point = ECDsa.Create(parameters);
        return BigEndian.Read(point.ExportParameters(includePrivateParameters: false).Q.X);
    }
}
