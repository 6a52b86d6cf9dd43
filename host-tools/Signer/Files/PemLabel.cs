namespace SecureBoot.Signer.Files;

/// <summary>The labels of the PEM blocks that hold a key (RFC 7468, RFC 5915, PKCS#1).</summary>
internal static class PemLabel
{
    internal const string Private = "PRIVATE KEY";
    internal const string EncryptedPrivate = "ENCRYPTED PRIVATE KEY";
    internal const string Public = "PUBLIC KEY";
    internal const string Sec1Private = "EC PRIVATE KEY";
    internal const string Pkcs1Private = "RSA PRIVATE KEY";
    internal const string Pkcs1Public = "RSA PUBLIC KEY";
}
