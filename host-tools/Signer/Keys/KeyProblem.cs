namespace SecureBoot.Signer.Keys;

/// <summary>Why a key file cannot be used.</summary>
public enum KeyProblem
{
    /// <summary>Not a PEM file with one key.</summary>
    Garbage,

    /// <summary>An algorithm or a size that is not supported.</summary>
    WrongKind,

    /// <summary>An elliptic curve other than P-256 and P-384.</summary>
    WrongCurve,

    /// <summary>A public key where the private one is needed.</summary>
    PublicOnly,

    /// <summary>The key is encrypted and no password was given.</summary>
    MissingPassword,

    /// <summary>No given password opens the key.</summary>
    WrongPassword,

    /// <summary>The named token or key does not exist, or the token refuses to sign.</summary>
    NoToken,

    /// <summary>The same key twice.</summary>
    Duplicate,
}
