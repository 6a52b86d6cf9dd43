namespace SecureBoot.Provisioning.Config;

/// <summary>A private key that nf.config names.</summary>
/// <param name="Name">As nf.config names it.</param>
/// <param name="Path">Where it is: a file, or a token's URI.</param>
/// <param name="PasswordPath">The file with its password, or with the token's PIN; null for none.</param>
public sealed record BoardSigner(string Name, string Path, string? PasswordPath);
