namespace SecureBoot.Signer.Images;

/// <summary>A TLV of the unprotected area.</summary>
internal sealed record UnprotectedTlv(ushort Type, byte[] Value);
