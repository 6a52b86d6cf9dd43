namespace SecureBoot.Emulator.Natives;

/// <summary>What a TLS client was set up with.</summary>
internal sealed record TlsContext(bool AllowsTls12, bool AllowsTls13, bool ChecksCertificate, byte[] Authorities);
