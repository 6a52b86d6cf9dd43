using System.IO;

namespace SecureBoot.Emulator.Loader;

/// <summary>Assemblies in a folder, as the device build leaves them: <c>NAME.pe</c> with <c>NAME.pdb</c> and
/// <c>NAME.pdbx</c>.</summary>
public sealed class FolderSource(string folder) : IAssemblySource
{
    private readonly string _folder = folder;

    /// <summary>Reads one file with the symbols beside it.</summary>
    public static AssemblyBytes Read(string path) => new(path, File.ReadAllBytes(path), AssemblySymbols.Beside(path));

    /// <inheritdoc/>
    public AssemblyBytes? Find(string name)
    {
        string path = Path.Combine(_folder, name + ".pe");
        return File.Exists(path) ? Read(path) : null;
    }
}
