namespace SecureBoot.Emulator.Loader;

/// <summary>Finds the assemblies that another one refers to.</summary>
public interface IAssemblySource
{
    /// <summary>The assembly of a name, or null where there is none.</summary>
    public AssemblyBytes? Find(string name);
}
