using System.Collections.Generic;

namespace SecureBoot.Provisioning.Config;

/// <summary>How `secureboot build` signs: the element sign of nf.config.</summary>
/// <param name="Project">The application's project or its folder; null for the one in the current folder.</param>
/// <param name="SecurityCounter">The counter of its images; null to make it from the version.</param>
/// <param name="Keys">The signing keys, in that order.</param>
public sealed record BoardSign(string? Project, uint? SecurityCounter, IReadOnlyList<BoardSigner> Keys);
