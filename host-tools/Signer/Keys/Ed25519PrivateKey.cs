using System;
using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;
using SecureBoot.Signer.Files;

namespace SecureBoot.Signer.Keys;

/// <summary>An Ed25519 key (RFC 8032), which .NET does not have.</summary>
internal sealed class Ed25519PrivateKey(byte[] seed) : PrivateKey(PublicKey.OfEd25519(Derive(seed)))
{
    private readonly byte[] _seed = seed;

    internal static Ed25519PrivateKey Create()
    {
        return new Ed25519PrivateKey(RandomNumberGenerator.GetBytes(Ed25519Der.KeySize));
    }

    /// <summary>The public key of a private one.</summary>
    internal static byte[] Derive(byte[] seed)
    {
        byte[] point = new byte[Ed25519Der.KeySize];
        Ed25519.GeneratePublicKey(seed, 0, point, 0);
        return point;
    }

    /// <summary>Whether 32 bytes are a point of the curve whose order is the group's: no other key is taken.</summary>
    internal static bool IsPoint(byte[] point)
    {
        return Ed25519.ValidatePublicKeyFull(point, 0);
    }

    /// <inheritdoc/>
    public override byte[] Sign(byte[] message)
    {
        ArgumentNullException.ThrowIfNull(message);
        byte[] signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(_seed, 0, message, 0, message.Length, signature, 0);
        return signature;
    }

    private protected override string ExportPlainPem()
    {
        return PemEncoding.WriteString(PemLabel.Private, Ed25519Der.WritePrivate(_seed));
    }

    private protected override string ExportPem(string password, PbeParameters parameters)
    {
        return PemEncoding.WriteString(
            PemLabel.EncryptedPrivate,
            Pbes2.Encrypt(Ed25519Der.WritePrivate(_seed), password, parameters.IterationCount));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        CryptographicOperations.ZeroMemory(_seed);
        base.Dispose(disposing);
    }
}
