using System;
using System.Collections.Generic;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Provisioning.Sources;

/// <summary>Keys whose private halves everybody has: MCUboot's development keys, the test keys of this project, and an
/// example.</summary>
/// <remarks>The demo's key is not in the list: each run creates a new key and never writes it.</remarks>
public static class PublishedKeys
{
    // The ECDSA P-256 keys of tests/vectors/imgtool/keys, and the one that every implementation of ECDSA is tried with.
    private static readonly Dictionary<string, string> s_testKeys = new()
    {
        ["ec3ca8d5c5b113b00ec2b82cf3fed398f728e0d5b25f7c4937e60a04c846c216"] = "this project's test key ecdsa-p256-a",
        ["c201fa0dde73d35af735be6f6dcb0af85a16125700bd3102d4ad48f3b1166186"] = "this project's test key ecdsa-p256-b",
        ["0d397eca9d7b59ada39672119027292e4e799457edda4f3f134936f98d4c3502"] = "this project's test key ecdsa-p256-enc",
        ["5a7a78cca4a0f420d9bc62bb669c3c2759e39f723d3ae10dcbe0f0815a07ecd4"] = "the example key of RFC 6979, A.2.5",
    };

    /// <summary>The name of a published key, or null for any other key.</summary>
    public static string? NameOf(KeyHash keyHash)
    {
        ArgumentNullException.ThrowIfNull(keyHash);
        return KnownKeys.NameOf(keyHash) ?? s_testKeys.GetValueOrDefault(keyHash.ToString());
    }
}
