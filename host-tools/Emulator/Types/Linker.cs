using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Results;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Linking;

namespace SecureBoot.Emulator.Types;

/// <summary>Finds the targets of an assembly's references, as the runtime does at load (docs/pe-format.md, section
/// 14).</summary>
internal sealed class Linker(DeviceTypes types, AssemblyDesc assembly)
{
    private readonly DeviceTypes _types = types;
    private readonly AssemblyDesc _assembly = assembly;
    private readonly PeFile _file = assembly.File;
    private readonly List<Offence> _missing = [];

    /// <summary>Links all references; the list has the missing ones.</summary>
    public IReadOnlyList<Offence> Link()
    {
        PeLinkedAssembly linked = _types.Link(_assembly);
        CheckAssemblies(linked);
        if (_missing.Count == 0)
        {
            _assembly.TypeRefs = Resolve(
                linked.TypeRefs, static (owner, row) => owner.Types[row], row => MissingType(linked, row));
        }

        if (_missing.Count == 0)
        {
            _assembly.FieldRefs = Resolve(
                linked.FieldRefs,
                static (owner, row) => owner.Field(row),
                row => Member(_file.FieldRefs[row], "field", string.Empty));
            _assembly.MethodRefs = Resolve(
                linked.MethodRefs,
                static (owner, row) => owner.Method(row),
                row => Member(_file.MethodRefs[row], "method", Parameters(_file.MethodRefs[row])));
        }

        return _missing;
    }

    private void CheckAssemblies(PeLinkedAssembly linked)
    {
        for (int i = 0; i < linked.AssemblyRefs.Length; i++)
        {
            AssemblyRefRow row = _file.AssemblyRefs[i];
            string name = _file.Text(row.Name);
            if (ReferenceEquals(linked.AssemblyRefs[i], linked))
            {
                Miss($"the assembly {name} refers to itself");
            }
            else if (linked.AssemblyRefs[i] is null)
            {
                Miss(_types.Find(name) is { } other
                    ? $"the assembly {name} has version {other.Version}, not {row.Version.Major}.{row.Version.Minor}"
                    : $"the assembly {name} {row.Version} is not loaded");
            }
        }
    }

    private T[] Resolve<T>(PeTarget?[] targets, Func<AssemblyDesc, int, T> find, Func<int, string?> missing)
        where T : class
    {
        T[] found = new T[targets.Length];
        for (int row = 0; row < targets.Length; row++)
        {
            if (targets[row] is { } target)
            {
                found[row] = find(_types.Of(target.Assembly), target.Row);
            }
            else if (missing(row) is { } what)
            {
                Miss(what);
            }
        }

        return found;
    }

    // A nested type in a missing type is not reported.
    private string? MissingType(PeLinkedAssembly linked, int row)
    {
        ushort scope = _file.TypeRefs[row].Scope;
        PeFile? owner = (scope & PeFile.ReferenceBit) == 0
            ? linked.AssemblyRefs[scope]?.File
            : linked.TypeRefs[scope & ~PeFile.ReferenceBit]?.Assembly.File;
        return owner is null ? null : $"{owner.Name} {owner.Version} has no type {PeNames.TypeRef(_file, row)}";
    }

    private string Member(MemberRefRow row, string kind, string parameters)
    {
        TypeDesc type = _assembly.TypeRefs[row.Container];
        return $"{type.FullName} of {type.Assembly.Name} has no {kind} {_file.Text(row.Name)}{parameters}";
    }

    private string Parameters(MemberRefRow row)
    {
        return "("
            + string.Join(
                ",",
                PeMethodSignature.Read(_file, row.Signature).Parameters.Select(p => _assembly.Use(p).Documentation))
                    + ")";
    }

    private void Miss(string what) => _missing.Add(new Offence(what, _assembly.Name));
}
