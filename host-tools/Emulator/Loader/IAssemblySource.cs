namespace SecureBoot.Emulator.Loader;

/// <summary>Finds the assemblies that another one refers to.</summary>
public interface IAssemblySource
{
    /// <summary>The assembly of a name, or null if there is no such assembly.</summary>
    public AssemblyBytes? Find(string name);
}

/// <summary>An assembly to load.</summary>
/// <param name="Origin">The origin of the assembly, for messages.</param>
/// <param name="Pe">The bytes that a device would load.</param>
/// <param name="Symbols">The symbols, or null.</param>
public sealed record AssemblyBytes(string Origin, byte[] Pe, AssemblySymbols? Symbols);

/// <summary>Finds nothing.</summary>
internal sealed class NoAssemblies : IAssemblySource
{
    public static NoAssemblies Shared { get; } = new();

    public AssemblyBytes? Find(string name) => null;
}
