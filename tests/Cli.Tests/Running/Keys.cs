using System.Security.Cryptography;

namespace SecureBoot.Cli.Tests;

/// <summary>Makes keys of kinds that the command refuses.</summary>
public static class Keys
{
    /// <summary>A PKCS#8 X25519 key (RFC 8410, section 10.3, with the algorithm changed).</summary>
    public const string X25519 = "-----BEGIN PRIVATE KEY-----\n"
        + "MC4CAQAwBQYDK2VuBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n";

    /// <summary>An Ed25519 key (RFC 8410, section 10.3).</summary>
    public const string Ed25519 = "-----BEGIN PRIVATE KEY-----\n"
        + "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n";

    /// <summary>Makes an ECDSA key on the curve with an object identifier.</summary>
    public static string OnCurve(string oid)
    {
        using ECDsa key = ECDsa.Create(ECCurve.CreateFromValue(oid));
        return key.ExportPkcs8PrivateKeyPem();
    }

    /// <summary>Makes an RSA key.</summary>
    public static string Rsa(int bits)
    {
        using RSA key = RSA.Create(bits);
        return key.ExportPkcs8PrivateKeyPem();
    }

    /// <summary>Makes a P-256 key in the form of SEC 1, as openssl ecparam does.</summary>
    public static string Sec1()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportECPrivateKeyPem();
    }
}
