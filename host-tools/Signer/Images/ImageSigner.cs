using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Signer.Images;

/// <summary>Signs a signed range with one or more keys.</summary>
public sealed class ImageSigner
{
    private readonly IReadOnlyList<SigningKey> _keys;
    private readonly SignedForm _form;

    /// <summary>Signs with <paramref name="keys"/>, in that order, in the default form of all keys.</summary>
    public ImageSigner(IReadOnlyList<SigningKey> keys)
        : this(keys, form: null)
    {
    }

    /// <summary>Signs with <paramref name="keys"/>, in that order. A duplicate key is refused.</summary>
    public ImageSigner(IReadOnlyList<SigningKey> keys, SignedForm? form)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfZero(keys.Count);
        _keys = keys;
        List<PublicKey> publicKeys = [.. keys.Select(key => key.Public)];
        RequireUsable(publicKeys);
        _form = form ?? SignedForm.Choose(publicKeys, digest: null, isPure: false);
    }

    /// <summary>The image: the signed range, with the short signatures that it has room for, then the digest and, for
    /// each key, KEYHASH and signature (docs/image-format.md, section 5).</summary>
    public byte[] Sign(byte[] signedRange)
    {
        ArgumentNullException.ThrowIfNull(signedRange);
        UnfinishedImage image = UnfinishedImage.Begin(ShortSigner.Sign(signedRange, _keys), _form);
        foreach (SigningKey key in _keys)
        {
            image.Sign(key);
        }

        return image.Build();
    }

    /// <summary>Refuses a duplicate key.</summary>
    public static void RequireUsable(IReadOnlyList<PublicKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        for (int i = 0; i < keys.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (keys[i].KeyHash.Equals(keys[j].KeyHash))
                {
                    throw new KeyException(
                        KeyProblem.Duplicate,
                        $"found the key {keys[i].KeyHash} twice, expected different keys",
                        "each key signs an image once");
                }
            }
        }
    }
}
