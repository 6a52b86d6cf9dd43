using System.Collections.Generic;
using System.IO;
using SecureBoot.Emulator.Loader;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Types;

/// <summary>Adds assemblies: reads, links and lays them out.</summary>
internal sealed class AssemblyLoader
{
    private readonly DeviceTypes _types;
    private readonly System.Func<PeFile, string?> _checkNatives;
    private readonly HashSet<string> _begun = [];

    /// <summary>A loader that asks <paramref name="checkNatives"/> what is wrong with an assembly's native methods.</summary>
    public AssemblyLoader(DeviceTypes types, System.Func<PeFile, string?> checkNatives)
    {
        _types = types;
        _checkNatives = checkNatives;
    }

    public void LoadBaseLibrary()
    {
        Add(BaseLibrary.File, null, bindsNatives: true);
    }

    /// <summary>Loads what a board finds in its deployment: natives are bound.</summary>
    public AssemblyDesc Load(byte[] bytes, AssemblySymbols? symbols)
    {
        PeFile file = Read(bytes, "the assembly");
        if (_types.Find(file.Name) is not null)
        {
            throw new RefusedException(file.Name, [new Offence("an assembly of this name is loaded already", file.Name, null)]);
        }

        return Add(file, symbols, bindsNatives: true);
    }

    /// <summary>An assembly with those beside it that it refers to, dependencies first.</summary>
    public IEnumerable<AssemblyDesc> LoadWithReferences(string path)
    {
        // What refers back to an assembly that is being loaded, perhaps itself, has it later.
        if (!_begun.Add(Path.GetFullPath(path)))
        {
            yield break;
        }

        PeFile file = Read(File.ReadAllBytes(path), path);
        if (_types.Find(file.Name) is not null)
        {
            yield break;
        }

        foreach (AssemblyRefRow reference in file.AssemblyRefs)
        {
            string beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, file.Text(reference.Name) + ".pe");
            if (_types.Find(file.Text(reference.Name)) is null && File.Exists(beside))
            {
                foreach (AssemblyDesc dependency in LoadWithReferences(beside))
                {
                    yield return dependency;
                }
            }
        }

        yield return Add(file, AssemblySymbols.Beside(path), bindsNatives: true);
    }

    /// <summary>Links and lays out.</summary>
    /// <exception cref="RefusedException">A reference finds nothing.</exception>
    public AssemblyDesc Add(PeFile file, AssemblySymbols? symbols, bool bindsNatives)
    {
        if (bindsNatives && _checkNatives(file) is { } problem)
        {
            throw new RefusedException(file.Name, [new Offence(problem, file.Name, null)]);
        }

        AssemblyDesc assembly = new(file, symbols, _types, bindsNatives);
        _types.Add(assembly);
        IReadOnlyList<Offence> missing = new Linker(_types, assembly).Link();
        if (missing.Count > 0)
        {
            _types.Remove(assembly);
            throw new RefusedException(file.Name, missing);
        }

        DeviceTypes.LayOutStatics(assembly);
        return assembly;
    }

    private static PeFile Read(byte[] bytes, string name)
    {
        try
        {
            return PeFile.Read(bytes);
        }
        catch (PeException e)
        {
            throw new System.BadImageFormatException($"{name} is no assembly that the device loads: {e.Message}", e);
        }
    }
}
