using System;
using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.Signer;

/// <summary>Signs a signed range with one or more keys.</summary>
public sealed class ImageSigner
{
    private readonly IReadOnlyList<SigningKey> _keys;

    /// <summary>Signs with <paramref name="keys"/>, in that order. A key that stands twice or cannot sign is
    /// refused.</summary>
    public ImageSigner(IReadOnlyList<SigningKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfZero(keys.Count);
        _keys = keys;
        RequireUsable([.. keys.Select(key => key.Public)]);
    }

    /// <summary>The image: the signed range, with the short signatures that it has room for, then SHA256 and, for each
    /// key, KEYHASH and signature (docs/image-format.md, section 5).</summary>
    public byte[] Sign(byte[] signedRange)
    {
        ArgumentNullException.ThrowIfNull(signedRange);
        UnfinishedImage image = UnfinishedImage.Begin(ShortSigner.Sign(signedRange, _keys));
        foreach (SigningKey key in _keys)
        {
            image.Add(key.Public, key.Sign(image.Digest));
        }

        return image.Build();
    }

    /// <summary>Refuses keys that cannot sign new images, and a key that stands twice.</summary>
    public static void RequireUsable(IReadOnlyList<PublicKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        HashSet<KeyHash> seen = [];
        foreach (PublicKey key in keys)
        {
            if (!seen.Add(key.KeyHash))
            {
                throw new KeyException(KeyProblem.Duplicate, $"found the key {key.KeyHash} twice, expected different keys", "each key signs an image once");
            }

            if (!key.Type.CanSign)
            {
                throw new KeyException(KeyProblem.WrongKind, $"found a key of the type {key.Type}, expected {KeyType.ValidValues}", "rsa-2048 is only for verifying images that exist");
            }
        }
    }
}
