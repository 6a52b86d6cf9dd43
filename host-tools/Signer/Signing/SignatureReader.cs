using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using SecureBoot.Image;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Signer.Signing;

/// <summary>Takes an external signature: DER, or the two numbers one after the other as PKCS#11 gives them; for RSA the
/// bytes.</summary>
/// <remarks>A signature is accepted only if the device's own verifier accepts it for the digest and the key.</remarks>
public static class SignatureReader
{
    /// <summary>Most bytes of a signature file.</summary>
    public const int MaxFileSize = 4096;

    /// <summary>The signature as images carry it.</summary>
    /// <exception cref="ImageException">The bytes are not a signature of the digest by the key.</exception>
    public static byte[] Read(byte[] bytes, byte[] digest, PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(digest);
        ArgumentNullException.ThrowIfNull(key);

        return Find(bytes, digest, key)
            ?? throw new ImageException(
                $"found {bytes.Length} bytes that are no signature of {Describe(digest)} by the key {key.KeyHash}",
                Guess(bytes, digest, key));
    }

    private static byte[]? Find(byte[] bytes, byte[] digest, PublicKey key)
    {
        TrustedKey trusted = key.ToTrustedKey();
        foreach (byte[] candidate in Forms(bytes, key))
        {
            if (candidate.Length <= ushort.MaxValue
                && trusted.Verify(digest, candidate, 0, candidate.Length) == VerifyStatus.Ok)
            {
                return candidate;
            }
        }

        return null;
    }

    // DER of 64 bytes exists too, once in 2^48 signatures: the verifier decides.
    private static IEnumerable<byte[]> Forms(byte[] bytes, PublicKey key)
    {
        yield return bytes;
        if (key.Type.IsEcdsa && bytes.Length == key.Type.Bits / 4)
        {
            yield return EcdsaDer.Write(bytes);
        }
    }

    private static string Describe(byte[] message)
    {
        return message.Length <= SHA512.HashSizeInBytes
            ? $"the digest {Convert.ToHexStringLower(message)}"
            : $"the {message.Length} bytes of the signed range";
    }

    // The mistakes that are made.
    private static string Guess(byte[] bytes, byte[] digest, PublicKey key)
    {
        if (Find(
            bytes, key.Type == KeyType.EcdsaP384 ? SHA384.HashData(digest) : SHA256.HashData(digest), key) is not null)
        {
            return "the signer hashed the digest once more: choose the mechanism that takes a digest, with PKCS#11 "
                + "ECDSA and not ECDSA-SHA256";
        }

        if (Decode(bytes) is byte[] decoded && Find(decoded, digest, key) is not null)
        {
            return "the signature is written as text: decode it from base64 or hexadecimal first";
        }

        return key.Type.IsEcdsa ? $"it is by another key, of another image, or neither DER nor the "
            + $"{key.Type.Bits / 4} bytes of r and s"
            : key.Type == KeyType.Ed25519
                ? "it is by another key, of another image, or not Ed25519 of RFC 8032 over these bytes"
            : "it is by another key, of another image, or not RSA-PSS with SHA-256 and a salt of 32 bytes";
    }

    private static byte[]? Decode(byte[] bytes)
    {
        string text = Encoding.ASCII.GetString(bytes).Trim();
        try
        {
            return text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit)
                ? Convert.FromHexString(text)
                : Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
