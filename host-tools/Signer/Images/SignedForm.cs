using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Signer.Images;

/// <summary>The content that an image's signatures cover: the digest of the signed range, or, pure, the signed range
/// itself.</summary>
/// <param name="Digest">The digest in the image, by which the image names its keys too.</param>
/// <param name="IsPure">Whether the signatures are over the range (Ed25519 only, with SHA-512; TLV SIG_PURE).</param>
public sealed record SignedForm(DigestAlgorithm Digest, bool IsPure)
{
    /// <summary>The values that <see cref="Choose"/> accepts.</summary>
    public const string ValidDigests = "auto, 256, 384 or 512";

    private const string Auto = "auto";

    /// <summary>The form of every image for the device.</summary>
    public static SignedForm Usual { get; } = new(DigestAlgorithm.Sha256, IsPure: false);

    /// <summary>The form that all of the keys can sign.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="digest">One of <see cref="ValidDigests"/>; null is auto, the first that all keys support.</param>
    /// <param name="isPure">Whether a pure form is requested.</param>
    /// <exception cref="KeyException">No such form exists.</exception>
    public static SignedForm Choose(IReadOnlyList<PublicKey> keys, string? digest, bool isPure)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (isPure)
        {
            RequireAll(keys, key => key.Type == KeyType.Ed25519, "ed25519 for a pure signature");
            return new SignedForm(DigestAlgorithm.Sha512, IsPure: true);
        }

        if (digest is null or Auto)
        {
            return keys[0].Type.Digests.FirstOrDefault(candidate =>
                keys.All(key => key.Type.Digests.Contains(candidate))) is { } common
                ? new SignedForm(common, IsPure: false)
                : throw NoCommon(keys);
        }

        DigestAlgorithm asked = digest switch
        {
            "256" => DigestAlgorithm.Sha256,
            "384" => DigestAlgorithm.Sha384,
            "512" => DigestAlgorithm.Sha512,
            _ => throw new ArgumentException("expected " + ValidDigests, nameof(digest)),
        };
        RequireAll(keys, key => key.Type.Digests.Contains(asked), $"one that signs {asked.Name}");
        return new SignedForm(asked, IsPure: false);
    }

    /// <summary>Whether a key can sign an image of this form.</summary>
    public bool Takes(KeyType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return IsPure ? type == KeyType.Ed25519 : type.Digests.Contains(Digest);
    }

    /// <summary>The signed bytes: the digest, or the range itself.</summary>
    public byte[] Message(byte[] signedRange, byte[] digest)
    {
        return IsPure ? signedRange : digest;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        return IsPure ? $"{Digest} and pure signatures" : Digest.Name;
    }

    private static void RequireAll(IReadOnlyList<PublicKey> keys, Predicate<PublicKey> isTaken, string expected)
    {
        foreach (PublicKey key in keys)
        {
            if (!isTaken(key))
            {
                throw new KeyException(
                    KeyProblem.WrongKind,
                    $"found a key of the type {key.Type}, expected {expected}",
                    $"{key.Type} signs {string.Join(" or ", key.Type.Digests)}");
            }
        }
    }

    private static KeyException NoCommon(IReadOnlyList<PublicKey> keys)
    {
        string types = string.Join(" and ", keys.Select(key => key.Type.Name).Distinct());
        return new KeyException(
            KeyProblem.WrongKind,
            $"found keys of the types {types}, expected types that sign one digest",
            "an image has one digest: SHA-384 for ecdsa-p384, SHA-256 for all others");
    }
}
