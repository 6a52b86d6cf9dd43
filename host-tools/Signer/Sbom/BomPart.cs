using System.Collections.Generic;

namespace SecureBoot.Signer.Sbom;

/// <summary>A part in a bill of materials: a component of CycloneDX.</summary>
/// <param name="Kind">CycloneDX's type: firmware, application, library.</param>
/// <param name="Reference">The name inside the bill, unlike any other.</param>
/// <param name="Name">The name.</param>
/// <param name="Version">The version, or null if unknown.</param>
public sealed record BomPart(string Kind, string Reference, string Name, string? Version)
{
    /// <summary>SHA-256 of its bytes in hexadecimal, or null.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The package URL, or null.</summary>
    public string? PackageUrl { get; init; }

    /// <summary>More properties of the part.</summary>
    public IReadOnlyList<(string Name, string Value)> Properties { get; init; } = [];

    /// <summary>The references of the parts that it needs.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];
}
