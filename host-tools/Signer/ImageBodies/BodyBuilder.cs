using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Image;
using SecureBoot.Signer.Files;

namespace SecureBoot.Signer.ImageBodies;

/// <summary>Joins assemblies to the body of an image, and refuses everything that the device's loader would
/// refuse.</summary>
public sealed class BodyBuilder
{
    private static readonly byte[] s_marker = "NFMRK"u8.ToArray();

    private readonly ByteParts _bytes = new();
    private readonly List<BodyAssembly> _assemblies = [];

    /// <summary>The assemblies so far.</summary>
    public IReadOnlyList<BodyAssembly> Assemblies => _assemblies;

    /// <summary>Adds a file: a <c>.pe</c> or a deployment of several.</summary>
    public void AddFile(string path)
    {
        Add(path, InputFile.Read(path, InputFile.MaxImageSize));
    }

    /// <summary>Adds the content of a file that messages call <paramref name="name"/>.</summary>
    public void Add(string name, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.AsSpan().StartsWith("MZ"u8))
        {
            throw new BodyException(
                $"{name}: found a .dll, expected the .pe that the device runs",
                "`dotnet build` of a device project leaves it beside the .dll; secureboot pe makes it of a .dll "
                    + "that is compiled for the device");
        }

        if (content.AsSpan().StartsWith("NFMRK2"u8))
        {
            throw new BodyException(
                $"{name}: found an assembly of nanoFramework's second generation (NFMRK2), expected one of the "
                    + "first: firmware 1.x loads no other",
                "build it with CoreLibrary 1.17");
        }

        if (!content.AsSpan().StartsWith(s_marker))
        {
            throw new BodyException(
                $"{name}: found no nanoFramework assembly, expected .pe files or a deployment of several",
                "`dotnet build` of a device project leaves the .pe");
        }

        Append(name, content);
    }

    /// <summary>The body.</summary>
    public byte[] Build()
    {
        // Each assembly was checked when it was added.
        return _assemblies.Count > 0
            ? _bytes.Join()
            : throw new BodyException("found no assembly, expected at least one");
    }

    private void Append(string name, byte[] content)
    {
        BodyReader reader = new(content);
        if (reader.Status != BodyStatus.Ok)
        {
            throw new BodyException($"{name}: the loader would refuse the assembly at byte "
                + $"{reader.Position}: {StatusText.Of(reader.Status)}");
        }

        foreach (BodyAssembly assembly in reader.Assemblies)
        {
            Register(name, assembly with { Offset = _bytes.Size + assembly.Offset });
        }

        // An assembly's size is a multiple of 4 by its own tables, so that the next assembly starts on a 4-byte
        // boundary.
        _bytes.Add(content);
    }

    private void Register(string name, BodyAssembly assembly)
    {
        if (_assemblies.Count == AssemblyList.Capacity)
        {
            throw new BodyException(
                $"{name}: found more than {AssemblyList.Capacity} assemblies, the most that the device takes");
        }

        if (assembly.Problem is { } problem)
        {
            throw new BodyException(
                $"{name}: the assembly at byte {assembly.Offset} is damaged: {problem}",
                "the device trusts the tables of an assembly; build it again");
        }

        if (_assemblies.Any(other => other.Name == assembly.Name))
        {
            throw new BodyException(
                $"{name}: found the assembly {assembly.Name} twice",
                "the loader would take the first and ignore this one; give each assembly once");
        }

        BodyAssembly? early = _assemblies.FirstOrDefault(other => other.Needs(assembly.Name));
        if (early is not null)
        {
            throw new BodyException(
                $"{name}: found {assembly.Name} after {early.Name}, which needs it",
                "give the files in the order in which they load: what is needed first");
        }

        _assemblies.Add(assembly);
    }
}
