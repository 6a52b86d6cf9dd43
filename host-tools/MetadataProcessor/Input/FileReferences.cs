using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SecureBoot.MetadataProcessor.Input;

/// <summary>References among files and folders of .dll files. Only requested files are opened.</summary>
public sealed class FileReferences : IReferenceSource
{
    private readonly List<string> _folders = [];
    private readonly Dictionary<string, List<string>> _files = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The files that were opened.</summary>
    public ISet<string> Opened { get; } = new HashSet<string>();

    /// <summary>References at paths, each a .dll or a folder.</summary>
    /// <exception cref="ReferenceException">A path does not exist.</exception>
    public FileReferences(IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            if (Directory.Exists(path))
            {
                _folders.Add(path);
            }
            else if (File.Exists(path))
            {
                AddFile(path);
            }
            else
            {
                throw new ReferenceException($"the reference {path} does not exist");
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<ReferencedAssembly> Find(string name)
    {
        List<string> paths = [.. _files.GetValueOrDefault(name) ?? []];
        foreach (string folder in _folders)
        {
            string path = Path.Combine(folder, name + ".dll");
            if (File.Exists(path))
            {
                paths.Add(path);
            }
        }

        List<ReferencedAssembly> found = [];
        List<byte[]> contents = [];
        foreach (string path in paths)
        {
            byte[] bytes = File.ReadAllBytes(path);
            Opened.Add(path);
            if (!contents.Exists(known => known.AsSpan().SequenceEqual(bytes)))
            {
                contents.Add(bytes);
                found.Add(new ReferencedAssembly(path, ReadVersion(path, bytes), () => bytes));
            }
        }

        return found;
    }

    private void AddFile(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        if (!_files.TryGetValue(name, out List<string>? paths))
        {
            paths = [];
            _files.Add(name, paths);
        }

        paths.Add(path);
    }

    private static Version ReadVersion(string path, byte[] bytes)
    {
        try
        {
            using PEReader reader = new(new MemoryStream(bytes));
            return reader.GetMetadataReader().GetAssemblyDefinition().Version;
        }
        catch (Exception e) when (e is BadImageFormatException or InvalidOperationException)
        {
            throw new ReferenceException($"the reference {path} is no .NET assembly", e);
        }
    }
}
