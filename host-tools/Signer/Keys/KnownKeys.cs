using System;
using System.Collections.Generic;

namespace SecureBoot.Signer;

/// <summary>Keys whose private halves are public: anybody can sign with them.</summary>
public static class KnownKeys
{
    // The development keys of the MCUboot repository (root-*.pem), by the SHA-256 that images carry.
    private static readonly Dictionary<string, string> s_names = new()
    {
        ["e30466f6b8470c1f29070b17f1e2d3e94d445e3f608087fdc711e4382bb538b6"] = "MCUboot's root-ec-p256",
        ["6bcd1e16d80e5fe13a5307e6f1de8344c7e50e537d9962ce35ef6db5e642fae8"] = "MCUboot's root-ec-p384",
        ["c1907fa4eac7fae3840a78902b6f0710b037e9968e5c6274a12a28790c7d4e3c"] = "MCUboot's root-ed25519",
        ["6754edab1e29affef4a05935adecbeb1a7b8b62397b31e39a61b5bfcaafd63af"] = "MCUboot's root-ed25519-2",
        ["b1d87d60173352b9a4808979790fc699fb4c4f83b49cf1970edd96ff4adc36a6"] = "MCUboot's root-ed25519-unknown",
        ["fc5701dc6135e1323847bdc40f04d2e5bee5833b23c29f93593d00018cfa9994"] = "MCUboot's root-rsa-2048",
        ["449793fb65cd7698753d5b3f35fab15f1e3a45111ff24e1d46741de5ae12d59e"] = "MCUboot's root-rsa-3072",
    };

    /// <summary>The name of a public development key, or null for any other key.</summary>
    public static string? NameOf(KeyHash keyHash)
    {
        ArgumentNullException.ThrowIfNull(keyHash);
        return s_names.GetValueOrDefault(keyHash.ToString());
    }
}
