namespace SecureBoot.Emulator.Loader;

/// <summary>An assembly to load.</summary>
/// <param name="Origin">Where it is from, for messages.</param>
/// <param name="Pe">The bytes that a device would load.</param>
/// <param name="Symbols">The symbols, or null.</param>
public sealed record AssemblyBytes(string Origin, byte[] Pe, AssemblySymbols? Symbols);
