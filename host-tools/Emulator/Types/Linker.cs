using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Results;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Types;

/// <summary>Finds what an assembly's references mean, as the runtime does at load (docs/pe-format.md, section 12).</summary>
internal sealed class Linker
{
    private readonly DeviceTypes _types;
    private readonly AssemblyDesc _assembly;
    private readonly PeFile _file;
    private readonly List<Offence> _missing = [];

    public Linker(DeviceTypes types, AssemblyDesc assembly)
    {
        _types = types;
        _assembly = assembly;
        _file = assembly.File;
    }

    /// <summary>Links all references; the list says what is missing.</summary>
    public IReadOnlyList<Offence> Link()
    {
        _assembly.References = Resolve(_file.AssemblyRefs, FindAssembly);
        if (_missing.Count == 0)
        {
            LinkTypes();
        }

        if (_missing.Count == 0)
        {
            _assembly.FieldRefs = Resolve(_file.FieldRefs, FindField);
            _assembly.MethodRefs = Resolve(_file.MethodRefs, FindMethod);
        }

        return _missing;
    }

    private static T[] Resolve<TRow, T>(TRow[] rows, Func<TRow, T?> find)
        where T : class
    {
        return [.. rows.Select(find).OfType<T>()];
    }

    private AssemblyDesc? FindAssembly(AssemblyRefRow row)
    {
        string name = _file.Text(row.Name);
        AssemblyDesc? found = _types.Find(name);
        if (ReferenceEquals(found, _assembly))
        {
            return Missing<AssemblyDesc>($"the assembly {name} refers to itself");
        }

        if (found is null)
        {
            return Missing<AssemblyDesc>($"the assembly {name} {row.Version} is not loaded");
        }

        // The runtime compares major and minor only.
        return found.Version.Major == row.Version.Major && found.Version.Minor == row.Version.Minor
            ? found
            : Missing<AssemblyDesc>($"the assembly {name} has version {found.Version}, not {row.Version.Major}.{row.Version.Minor}");
    }

    // A nested type stands behind its declaring type, so that each row needs only rows before it.
    private void LinkTypes()
    {
        TypeDesc[] linked = new TypeDesc[_file.TypeRefs.Length];
        _assembly.TypeRefs = linked;
        for (int i = 0; i < linked.Length; i++)
        {
            TypeRefRow row = _file.TypeRefs[i];
            string name = _file.Text(row.Name);
            string space = _file.Text(row.Namespace);
            bool nested = (row.Scope & PeFile.ReferenceBit) != 0;
            TypeDesc? owner = nested ? linked[row.Scope & ~PeFile.ReferenceBit] : null;
            AssemblyDesc assembly = owner?.Assembly ?? _assembly.References[row.Scope];
            string fullName = owner is not null ? owner.FullName + "/" + name : space.Length == 0 ? name : space + "." + name;
            if (assembly.Find(fullName) is not { } found)
            {
                Missing<TypeDesc>($"{assembly.Name} {assembly.Version} has no type {fullName}");
                return;
            }

            linked[i] = found;
        }
    }

    private FieldDesc? FindField(MemberRefRow row)
    {
        const int Convention = 1;
        TypeDesc type = _assembly.TypeRefs[row.Container];
        string name = _file.Text(row.Name);
        TypeUse use = _assembly.Use(new PeSignatureReader(_file.Signatures, row.Signature + Convention).ReadElement());
        return type.InstanceFields.Concat(type.StaticFields).FirstOrDefault(f => f.Name == name && f.Type == use)
            ?? Missing<FieldDesc>($"{type.FullName} of {type.Assembly.Name} has no field {name}");
    }

    private MethodDesc? FindMethod(MemberRefRow row)
    {
        TypeDesc container = _assembly.TypeRefs[row.Container];
        string name = _file.Text(row.Name);
        PeMethodSignature signature = PeMethodSignature.Read(_file, row.Signature);
        TypeUse returns = _assembly.Use(signature.Returns);
        TypeUse[] parameters = Array.ConvertAll(signature.Parameters, _assembly.Use);
        for (TypeDesc? type = container; type is not null; type = type.Base)
        {
            foreach (MethodDesc method in type.Methods)
            {
                if (method.Name == name && method.IsStatic != signature.HasThis && method.Returns == returns && method.Parameters.AsSpan().SequenceEqual(parameters))
                {
                    return method;
                }
            }
        }

        string list = string.Join(",", parameters.Select(p => p.Documentation));
        return Missing<MethodDesc>($"{container.FullName} of {container.Assembly.Name} has no method {name}({list})");
    }

    private T? Missing<T>(string what)
        where T : class
    {
        _missing.Add(new Offence(what, _assembly.Name));
        return null;
    }
}
