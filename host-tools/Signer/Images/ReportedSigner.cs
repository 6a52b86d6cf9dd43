namespace SecureBoot.Signer.Images;

/// <summary>A signature and the key that it names. Naming a key is not being signed by it: that takes the
/// key.</summary>
/// <param name="KeyHash">The key hash in hexadecimal, as long as the image has it.</param>
/// <param name="SignatureType">The type of the signature's TLV.</param>
/// <param name="KnownAs">The name of a key whose private half is public, or null.</param>
public sealed record ReportedSigner(string KeyHash, ushort SignatureType, string? KnownAs);
