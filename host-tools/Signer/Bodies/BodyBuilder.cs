using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.Image;

namespace SecureBoot.Signer;

/// <summary>Joins assemblies to the body of an image, and refuses what the device's loader would refuse.</summary>
public sealed class BodyBuilder
{
    private static readonly byte[] s_marker = "NFMRK"u8.ToArray();

    private readonly HostAssemblyWrapper? _wrap;
    private readonly ByteParts _bytes = new();
    private readonly List<BodyAssembly> _assemblies = [];

    /// <summary>Starts an empty body. Host IL is refused unless there is a wrapper for it.</summary>
    public BodyBuilder(HostAssemblyWrapper? wrap = null)
    {
        _wrap = wrap;
    }

    /// <summary>The assemblies so far.</summary>
    public IReadOnlyList<BodyAssembly> Assemblies => _assemblies;

    /// <summary>Adds a file: a <c>.pe</c>, a deployment of several, or host IL with the <c>.pdb</c> beside it.</summary>
    public void AddFile(string path)
    {
        byte[] content = InputFile.Read(path, InputFile.MaxImageSize);
        string pdb = Path.ChangeExtension(path, ".pdb");
        bool hasPdb = HostIl.IsPossible(content) && pdb != path && File.Exists(pdb);
        Add(path, content, hasPdb ? InputFile.Read(pdb, InputFile.MaxImageSize) : null);
    }

    /// <summary>Adds the content of a file that messages call <paramref name="name"/>.</summary>
    public void Add(string name, byte[] content, byte[]? pdb = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (HostIl.IsPossible(content))
        {
            AddHostIl(name, content, pdb);
            return;
        }

        if (!content.AsSpan().StartsWith(s_marker))
        {
            throw new BodyException($"{name}: found neither a nanoFramework assembly nor host IL", "a body is .pe files, a deployment .bin, or a .dll for the virtual board");
        }

        Append(name, content, references: null);
    }

    /// <summary>The body.</summary>
    public byte[] Build()
    {
        // Each assembly was checked when it was added.
        return _assemblies.Count > 0 ? _bytes.Join() : throw new BodyException("found no assembly, expected at least one");
    }

    private void AddHostIl(string name, byte[] content, byte[]? pdb)
    {
        HostIl il = HostIl.TryRead(content) ?? throw new BodyException($"{name}: found a Windows file that is not a .NET assembly");
        if (_wrap is null)
        {
            throw new BodyException($"{name}: found host IL, expected a nanoFramework assembly");
        }

        Append(name, _wrap(il.Name, il.Version, content, pdb), il.References);
    }

    private void Append(string name, byte[] content, IReadOnlyList<string>? references)
    {
        BodyReader reader = new(content);
        if (reader.Status != BodyStatus.Ok)
        {
            throw new BodyException($"{name}: the loader would refuse the assembly at byte {reader.Position}: {StatusText.Of(reader.Status)}");
        }

        foreach (BodyAssembly assembly in reader.Assemblies)
        {
            Register(name, assembly with { Offset = _bytes.Size + assembly.Offset, References = references ?? assembly.References });
        }

        // An assembly's size is a multiple of 4 by its own tables, so that the next one starts on a bound of 4.
        _bytes.Add(content);
    }

    private void Register(string name, BodyAssembly assembly)
    {
        if (_assemblies.Count == AssemblyList.Capacity)
        {
            throw new BodyException($"{name}: found more than {AssemblyList.Capacity} assemblies, the most that the device takes");
        }

        if (_assemblies.Any(other => other.Name == assembly.Name))
        {
            throw new BodyException($"{name}: found the assembly {assembly.Name} twice", "the loader would take the first and ignore this one; give each assembly once");
        }

        BodyAssembly? early = _assemblies.FirstOrDefault(other => other.References.Contains(assembly.Name));
        if (early is not null)
        {
            throw new BodyException($"{name}: found {assembly.Name} after {early.Name}, which needs it", "give the files in the order in which they load: what is needed first");
        }

        _assemblies.Add(assembly);
    }
}
