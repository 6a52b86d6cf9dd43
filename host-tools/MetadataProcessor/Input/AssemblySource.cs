using System;
using System.Collections.Generic;
using Mono.Cecil;
using SecureBoot.MetadataProcessor.Order;

namespace SecureBoot.MetadataProcessor.Input;

/// <summary>The content of an assembly before the processor removes anything: types in the order of the file,
/// references in the order of the metadata.</summary>
internal sealed class AssemblySource
{
    public AssemblySource(ModuleDefinition module, IEnumerable<string> excluded)
    {
        Module = module;
        Types = TypeOrder.Sort(module);
        Exclusions = new Exclusions(Types, excluded);
        TypeRefs = [.. module.GetTypeReferences()];
        MemberRefs = [.. module.GetMemberReferences()];
    }

    public ModuleDefinition Module { get; }

    public List<TypeDefinition> Types { get; }

    public Exclusions Exclusions { get; }

    public List<TypeReference> TypeRefs { get; }

    /// <summary>All rows, also rows that no table of the file contains.</summary>
    public List<MemberReference> MemberRefs { get; }

    /// <summary>Whether this is the core library, to whose types all other assemblies refer.</summary>
    public bool IsCoreLibrary => Module.AssemblyReferences.Count == 0;

    /// <summary>The references that the file has room for: those whose container is a type of another
    /// assembly.</summary>
    public IEnumerable<T> Members<T>()
        where T : MemberReference
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (TypeReference type in TypeRefs)
        {
            names.Add(type.FullName);
        }

        foreach (MemberReference member in MemberRefs)
        {
            if (member is T wanted
                && (names.Contains(member.DeclaringType.FullName) || member.DeclaringType.GetElementType().IsPrimitive))
            {
                yield return wanted;
            }
        }
    }
}
