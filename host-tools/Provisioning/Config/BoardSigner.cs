namespace SecureBoot.Provisioning.Config;

/// <summary>A private key that nf.config names.</summary>
/// <param name="Name">As nf.config names it.</param>
/// <param name="Path">Where it is.</param>
/// <param name="PasswordPath">The file with its password; null for a key that is not encrypted.</param>
public sealed record BoardSigner(string Name, string Path, string? PasswordPath);
