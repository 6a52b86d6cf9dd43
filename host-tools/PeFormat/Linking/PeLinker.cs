using System;
using System.Collections.Generic;

namespace SecureBoot.PeFormat.Linking;

/// <summary>Finds the targets of the references between assemblies, as nanoCLR does: assemblies by name and major and
/// minor version; types, fields and methods by text and signature (docs/pe-format.md, section 14).</summary>
public sealed class PeLinker
{
    private readonly List<PeLinkedAssembly> _assemblies = [];
    private readonly List<string> _problems = [];

    /// <summary>The assemblies in the order in which they were given.</summary>
    public IReadOnlyList<PeLinkedAssembly> Assemblies => _assemblies;

    /// <summary>The missing targets: each text names the assembly, and the type or member. Empty if the device would
    /// resolve all references.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Links assemblies that were read with all checks.</summary>
    public static PeLinker Link(IEnumerable<PeFile> files)
    {
        PeLinker linker = new();
        foreach (PeFile file in files)
        {
            linker.Register(file);
        }

        // Types first, of all assemblies: members are compared by them.
        linker._assemblies.ForEach(linker.LinkAssemblies);
        List<PeLinkedAssembly> resolved = linker.Resolvable();
        resolved.ForEach(linker.LinkTypes);
        resolved.ForEach(linker.LinkMembers);
        return linker;
    }

    /// <summary>Adds an assembly and links it with the assemblies that were added before. <see cref="Problems"/> has
    /// the missing targets.</summary>
    public PeLinkedAssembly Add(PeFile file)
    {
        PeLinkedAssembly assembly = Register(file);
        LinkAssemblies(assembly);
        LinkTypes(assembly);
        LinkMembers(assembly);
        return assembly;
    }

    /// <summary>Takes back the assembly that was added last.</summary>
    public void RemoveLast() => _assemblies.RemoveAt(_assemblies.Count - 1);

    private PeLinkedAssembly Register(PeFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (_assemblies.Exists(known => known.File.Name == file.Name))
        {
            _problems.Add($"there are two assemblies of the name {file.Name}: the runtime takes the first");
        }

        _assemblies.Add(new PeLinkedAssembly(file));
        return _assemblies[^1];
    }

    private void LinkAssemblies(PeLinkedAssembly assembly)
    {
        for (int i = 0; i < assembly.AssemblyRefs.Length; i++)
        {
            AssemblyRefRow row = assembly.File.AssemblyRefs[i];
            string name = assembly.File.Text(row.Name);
            List<PeLinkedAssembly> named = _assemblies.FindAll(other => other.File.Name == name);
            assembly.AssemblyRefs[i] = named.Find(other =>
                other.File.Version.Major == row.Version.Major && other.File.Version.Minor == row.Version.Minor);
            if (assembly.AssemblyRefs[i] is null)
            {
                _problems.Add(named.Count == 0
                    ? $"{assembly.File.Name} refers to {name} {row.Version}, which is not there"
                    : $"{assembly.File.Name} refers to {name} {row.Version}, and {named[0].File.Version} is there: the "
                        + "runtime takes the same major and minor version only");
            }
        }
    }

    // An assembly resolves after its references, so that no assembly in a cycle resolves.
    private List<PeLinkedAssembly> Resolvable()
    {
        HashSet<PeLinkedAssembly> resolved = [];
        int before;
        do
        {
            before = resolved.Count;
            foreach (PeLinkedAssembly assembly in _assemblies)
            {
                if (Array.TrueForAll(assembly.AssemblyRefs, other => other is null || resolved.Contains(other)))
                {
                    resolved.Add(assembly);
                }
            }
        }
        while (resolved.Count > before);

        foreach (PeLinkedAssembly assembly in _assemblies)
        {
            if (!resolved.Contains(assembly))
            {
                _problems.Add($"{assembly.File.Name} refers, through others, to itself: the runtime never resolves it");
            }
        }

        return _assemblies.FindAll(resolved.Contains);
    }

    private void LinkTypes(PeLinkedAssembly assembly)
    {
        PeFile file = assembly.File;
        for (int i = 0; i < file.TypeRefs.Length; i++)
        {
            TypeRefRow row = file.TypeRefs[i];
            bool isNested = (row.Scope & PeFile.ReferenceBit) != 0;
            PeTarget? owner = isNested ? assembly.TypeRefs[row.Scope & ~PeFile.ReferenceBit] : null;
            PeLinkedAssembly? scope = isNested ? owner?.Assembly : assembly.AssemblyRefs[row.Scope];
            if (scope is null)
            {
                continue;
            }

            int type = FindType(scope.File, file.Text(row.Name), file.Text(row.Namespace), owner?.Row ?? PeFile.None);
            assembly.TypeRefs[i] = type >= 0 ? new PeTarget(scope, type) : null;
            if (type < 0)
            {
                _problems.Add($"{file.Name} uses the type "
                    + $"{PeNames.TypeRef(file, i)}, which {scope.File.Name} {scope.File.Version} does not have");
            }
        }
    }

    private static int FindType(PeFile file, string name, string space, int enclosing)
    {
        return Array.FindIndex(
            file.TypeDefs,
            type =>
                type.Enclosing == enclosing
                    && file.Text(type.Name) == name
                    && (enclosing != PeFile.None || file.Text(type.Namespace) == space));
    }

    private void LinkMembers(PeLinkedAssembly assembly)
    {
        PeFile file = assembly.File;
        for (int i = 0; i < file.FieldRefs.Length; i++)
        {
            assembly.FieldRefs[i] = PeMembers.FindField(assembly, file.FieldRefs[i]);
            Report(assembly, "field", file.FieldRefs[i], assembly.FieldRefs[i]);
        }

        for (int i = 0; i < file.MethodRefs.Length; i++)
        {
            assembly.MethodRefs[i] = PeMembers.FindMethod(assembly, file.MethodRefs[i]);
            Report(assembly, "method", file.MethodRefs[i], assembly.MethodRefs[i]);
        }
    }

    private void Report(PeLinkedAssembly assembly, string kind, MemberRefRow row, PeTarget? target)
    {
        if (target is null && assembly.TypeRefs[row.Container] is { } container)
        {
            PeFile owner = container.Assembly.File;
            _problems.Add($"{assembly.File.Name} uses the {kind} {PeNames.Member(assembly.File, row)}, which "
                + $"{owner.Name} {owner.Version} does not have with this signature");
        }
    }
}
