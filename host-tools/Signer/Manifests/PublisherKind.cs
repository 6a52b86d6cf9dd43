using System;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Signer.Manifests;

/// <summary>The kind of a publisher's key: ECDSA P-256 (docs/manifest-format.md, section 4).</summary>
public static class PublisherKind
{
    /// <summary>Refuses a key of another kind.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="KeyException">No board takes manifests by such a key.</exception>
    public static void Require(PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Type != KeyType.EcdsaP256)
        {
            throw new KeyException(
                KeyProblem.WrongKind,
                $"found the key {key.KeyHash} of the type {key.Type}, expected a publisher's key of the type "
                    + KeyType.EcdsaP256,
                "boards take manifests by no other type: make one with keygen");
        }
    }
}
