namespace SecureBoot.Emulator.Loader;

/// <summary>Finds nothing.</summary>
internal sealed class NoAssemblies : IAssemblySource
{
    public static NoAssemblies Shared { get; } = new();

    public AssemblyBytes? Find(string name) => null;
}
