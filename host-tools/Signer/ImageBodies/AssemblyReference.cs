using System;

namespace SecureBoot.Signer.ImageBodies;

/// <summary>An assembly that another one needs. The runtime compares name, major and minor.</summary>
/// <param name="Name">The name.</param>
/// <param name="Version">The version of the referenced assembly at build time.</param>
public sealed record AssemblyReference(string Name, Version Version);
