using System.Collections.Generic;

namespace SecureBoot.Provisioning.Config;

/// <summary>The signing options of `secureboot build`: the element sign of nf.config.</summary>
/// <param name="Project">The application's project or its folder; null for the one in the current folder.</param>
/// <param name="SecurityCounter">The counter of its images; null to make it from the version.</param>
/// <param name="Keys">The signing keys, in that order.</param>
public sealed record BoardSign(string? Project, uint? SecurityCounter, IReadOnlyList<BoardSigner> Keys);

/// <summary>A private key that nf.config names.</summary>
/// <param name="Name">The name in nf.config.</param>
/// <param name="Path">The key: a file, or a token's URI.</param>
/// <param name="PasswordPath">The file with the key's password, or with the token's PIN; null for no file.</param>
public sealed record BoardSigner(string Name, string Path, string? PasswordPath);
