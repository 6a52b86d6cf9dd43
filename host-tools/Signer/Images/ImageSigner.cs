using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using SecureBoot.Image;

namespace SecureBoot.Signer;

/// <summary>Signs a signed range with one or more keys, and checks the outcome with the device's own verifier.</summary>
public sealed class ImageSigner
{
    private readonly IReadOnlyList<PrivateKey> _keys;

    /// <summary>Signs with <paramref name="keys"/>, in that order. A key that stands twice or cannot sign is refused.</summary>
    public ImageSigner(IReadOnlyList<PrivateKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfZero(keys.Count);
        _keys = keys;

        HashSet<KeyHash> seen = [];
        foreach (PublicKey key in keys.Select(key => key.Public))
        {
            RequireUsable(key, isNew: seen.Add(key.KeyHash));
        }
    }

    /// <summary>The image: the signed range, then SHA256 and, for each key, KEYHASH and signature (docs/image-format.md, section 5).</summary>
    public byte[] Sign(byte[] signedRange)
    {
        ArgumentNullException.ThrowIfNull(signedRange);
        byte[] digest = SHA256.HashData(signedRange);

        TlvAreaBuilder area = new(TlvList.UnprotectedMagic);
        area.Add(TlvType.Sha256, digest);
        foreach (PrivateKey key in _keys)
        {
            area.Add(TlvType.KeyHash, key.Public.KeyHash.ToArray());
            area.Add(key.Public.Type.SignatureType, key.Sign(digest));
        }

        return [.. signedRange, .. area.Build()];
    }

    /// <summary>Throws unless the device's verifier accepts the image with all of the keys.</summary>
    public void RequireVerified(byte[] image)
    {
        TrustedKeys keys = new([.. _keys.Select(key => key.Public.ToTrustedKey())], _keys.Count);
        VerifyStatus status = new ImageCheck(ImagePolicy.WithoutCounter(keys, InputFile.MaxImageSize)).Run(image).Status;
        if (status != VerifyStatus.Ok)
        {
            throw new InvalidOperationException($"the image just signed does not verify: {status}");
        }
    }

    private static void RequireUsable(PublicKey key, bool isNew)
    {
        if (!isNew)
        {
            throw new KeyException(KeyProblem.Duplicate, $"found the key {key.KeyHash} twice, expected different keys", "each key signs an image once");
        }

        if (!key.Type.CanSign)
        {
            throw new KeyException(KeyProblem.WrongKind, $"found a key of the type {key.Type}, expected {KeyType.ValidValues}", "rsa-2048 is only for verifying images that exist");
        }
    }
}
