using System.Collections.Generic;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Results;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Checks;

namespace SecureBoot.Emulator.Types;

/// <summary>Adds assemblies: reads, links and lays them out.</summary>
/// <param name="types">Gets the assemblies.</param>
/// <param name="checkNatives">Returns the problem of an assembly's native methods.</param>
internal sealed class AssemblyLoader(DeviceTypes types, System.Func<PeFile, string?> checkNatives)
{
    private readonly DeviceTypes _types = types;
    private readonly System.Func<PeFile, string?> _checkNatives = checkNatives;
    private readonly HashSet<string> _begun = [];

    public void LoadBaseLibrary()
    {
        Add(BaseLibrary.File, null, bindsNatives: true);
    }

    /// <summary>Loads an assembly as a board does from its deployment, references first. Natives are bound.</summary>
    public IEnumerable<AssemblyDesc> Load(AssemblyBytes assembly, IAssemblySource references)
    {
        PeFile file = Read(assembly);
        if (_types.Find(file.Name) is not null || !_begun.Add(file.Name))
        {
            throw new RefusedException(
                file.Name,
                [new Offence(
                    $"an assembly of this name is loaded already, {assembly.Origin} is another one", file.Name)]);
        }

        foreach (AssemblyRefRow reference in file.AssemblyRefs)
        {
            string name = file.Text(reference.Name);
            if (_types.Find(name) is null && !_begun.Contains(name) && references.Find(name) is { } found)
            {
                foreach (AssemblyDesc dependency in Load(found, references))
                {
                    yield return dependency;
                }
            }
        }

        yield return Add(file, assembly.Symbols, bindsNatives: true);
    }

    /// <summary>Links and lays out.</summary>
    /// <exception cref="RefusedException">A reference finds nothing.</exception>
    public AssemblyDesc Add(PeFile file, AssemblySymbols? symbols, bool bindsNatives)
    {
        if (bindsNatives && _checkNatives(file) is { } problem)
        {
            throw new RefusedException(file.Name, [new Offence(problem, file.Name)]);
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

    private PeFile Read(AssemblyBytes assembly)
    {
        try
        {
            PeFile file = CheckedPe.Read(assembly.Pe);
            return _types.Assemblies.Count < DeviceTypes.MaxAssemblies
                ? file
                : throw new PeException($"the runtime has room for {DeviceTypes.MaxAssemblies} assemblies");
        }
        catch (PeException e)
        {
            throw new System.BadImageFormatException($"{assembly.Origin}: {e.Message}", e);
        }
    }
}
