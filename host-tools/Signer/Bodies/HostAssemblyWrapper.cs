using System;

namespace SecureBoot.Signer;

/// <summary>Puts host IL into a nanoFramework assembly for the virtual board.</summary>
/// <param name="name">The assembly's name.</param>
/// <param name="version">Its version.</param>
/// <param name="dll">The IL.</param>
/// <param name="pdb">Its portable debug information, or null.</param>
public delegate byte[] HostAssemblyWrapper(string name, Version version, byte[] dll, byte[]? pdb);
