using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.ImageBodies;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Provisioning.Flashing;

/// <summary>The boot stage's deployment: a .bin of nanoFramework assemblies, some of which have native code in the
/// firmware.</summary>
public sealed class Deployment
{
    /// <summary>The name of the boot stage's assembly.</summary>
    public const string BootStage = "BootStage";

    private const string BuildIt = "dotnet build firmware/BootStage; --boot takes the folder with its .pe files";

    private readonly string _path;
    private readonly byte[] _content;

    private Deployment(string path, byte[] content)
    {
        _path = path;
        _content = content;
        Assemblies = ReadAssemblies();
    }

    /// <summary>The assemblies, in the order of the deployment.</summary>
    public IReadOnlyList<BodyAssembly> Assemblies { get; }

    /// <summary>The bytes.</summary>
    public byte[] ToArray() => (byte[])_content.Clone();

    /// <summary>Bytes of all of them.</summary>
    public int Size => _content.Length;

    /// <summary>Reads a deployment of at most <paramref name="limit"/> bytes and refuses a deployment other than the
    /// boot stage's.</summary>
    /// <param name="path">A file, or a folder with <c>.pe</c> files, of which the deployment is made.</param>
    /// <param name="limit">The size of the partition in bytes.</param>
    /// <param name="hasLibraries">Whether each library that the boot stage's project named belongs to it, also one that
    /// it does not use itself.</param>
    public static Deployment Read(string path, int limit, bool hasLibraries = false)
    {
        byte[] content = Directory.Exists(path)
            ? DeploymentBuilder.Build(path, hasLibraries)
            : InputFile.Read(path, InputFile.MaxImageSize);
        if (content.Length > limit)
        {
            throw new FlashException(
                $"{path}: found {content.Length} bytes, expected at most "
                    + $"{limit}, the deployment partition of this target",
                BuildIt);
        }

        Deployment deployment = new(path, content);
        deployment.RequireBootStage();
        deployment.RequireReferences();
        return deployment;
    }

    /// <summary>Whether the boot stage holds a key's point.</summary>
    public bool Holds(PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _content.AsSpan().IndexOf(key.GetPoint()) >= 0;
    }

    /// <summary>The whole partition: the runtime searches all of it for assemblies, so the rest of an older deployment
    /// must be erased.</summary>
    public byte[] FillPartition(int size)
    {
        const byte Erased = 0xFF;
        byte[] partition = new byte[size];
        Array.Fill(partition, Erased);
        _content.CopyTo(partition, 0);
        return partition;
    }

    private IReadOnlyList<BodyAssembly> ReadAssemblies()
    {
        DeploymentReader reader = new(_content);
        return reader.Problem is null
            ? reader.Assemblies
            : throw new FlashException(
                $"{_path}: found bytes at {reader.Position} that are no assembly: {reader.Problem}, expected "
                    + "nanoFramework assemblies one after the other",
                BuildIt);
    }

    private void RequireBootStage()
    {
        string[] names = [.. Assemblies.Select(assembly => assembly.Name)];
        if (names.Distinct().Count() != names.Length || !names.Contains(BootStage))
        {
            throw new FlashException(
                $"{_path}: found {string.Join(", ", names)}, expected {BootStage} and what it needs, each once",
                BuildIt);
        }
    }

    private void RequireReferences()
    {
        foreach (BodyAssembly assembly in Assemblies)
        {
            string? missing = assembly.References
                .Select(reference => reference.Name)
                .FirstOrDefault(name => Assemblies.All(other => other.Name != name));
            if (missing is not null)
            {
                throw new FlashException(
                    $"{_path}: found {assembly.Name} without {missing}, expected every assembly that one of them needs",
                    BuildIt);
            }
        }
    }
}
