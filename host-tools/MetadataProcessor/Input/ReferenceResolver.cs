using System.Collections.Generic;
using System.IO;
using Mono.Cecil;

namespace SecureBoot.MetadataProcessor.Input;

/// <summary>Gives the reader of a .dll the assemblies that it refers to.</summary>
internal sealed class ReferenceResolver(IReferenceSource references) : IAssemblyResolver
{
    private readonly IReferenceSource _references = references;
    private readonly Dictionary<string, AssemblyDefinition> _read = [];

    public AssemblyDefinition Resolve(AssemblyNameReference name) => Resolve(name, new ReaderParameters());

    public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters)
    {
        if (!_read.TryGetValue(name.Name, out AssemblyDefinition? assembly))
        {
            IReadOnlyList<ReferencedAssembly> found = _references.Find(name.Name);
            if (found.Count == 0)
            {
                throw new AssemblyResolutionException(name);
            }

            parameters.AssemblyResolver = this;
            assembly = AssemblyDefinition.ReadAssembly(new MemoryStream(found[0].Read()), parameters);
            _read.Add(name.Name, assembly);
        }

        return assembly;
    }

    public void Dispose()
    {
        foreach (AssemblyDefinition assembly in _read.Values)
        {
            assembly.Dispose();
        }
    }
}
