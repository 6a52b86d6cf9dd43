namespace SecureBoot.Signer.Keys;

/// <summary>The forms in which a public key is written.</summary>
public enum PublicKeyFormat
{
    /// <summary>SubjectPublicKeyInfo in PEM.</summary>
    Pem,

    /// <summary>The DER that the key hash is taken over.</summary>
    Der,

    /// <summary>The key hash, in hexadecimal.</summary>
    Hash,

    /// <summary>C# source of the keys that a boot stage trusts.</summary>
    CSharp,
}
