using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.Emulator.Loader;
using SecureBoot.MetadataProcessor;
using SecureBoot.Signer;

namespace SecureBoot.Cli;

/// <summary>Programs for the emulator: a <c>.pe</c>, or a <c>.dll</c> compiled for the device, which is processed in memory.</summary>
internal sealed class DevicePrograms : IAssemblySource
{
    private readonly List<string> _folders = [];
    private readonly List<string> _given = [];

    /// <summary>Programs and libraries at paths: what a path's folder holds is found too.</summary>
    internal DevicePrograms(IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            _given.Add(path);
            string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            if (!_folders.Contains(folder))
            {
                _folders.Add(folder);
            }
        }
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="ProcessingException">A .dll that the device could not run.</exception>
    internal AssemblyBytes Read(string path)
    {
        byte[] bytes = InputFile.Read(path, InputFile.MaxImageSize);
        return bytes.AsSpan().StartsWith("MZ"u8) ? Process(path, bytes) : new AssemblyBytes(path, bytes, AssemblySymbols.Beside(path));
    }

    /// <inheritdoc/>
    public AssemblyBytes? Find(string name)
    {
        string? given = _given.FirstOrDefault(path => Path.GetFileNameWithoutExtension(path) == name);
        string? found = given ?? _folders.SelectMany(folder => new[] { Path.Combine(folder, name + ".pe"), Path.Combine(folder, name + ".dll") }).FirstOrDefault(File.Exists);
        return found is null ? null : Read(found);
    }

    private AssemblyBytes Process(string path, byte[] dll)
    {
        string pdbPath = Path.ChangeExtension(path, ".pdb");
        byte[]? pdb = File.Exists(pdbPath) ? InputFile.Read(pdbPath, InputFile.MaxImageSize) : null;
        ProcessedAssembly processed = Processor.Process(dll, pdb, new DeviceReferences(new FileReferences([.. _folders])));
        return processed.IsRefused
            ? throw new ProcessingException(path, processed.Problems)
            : new AssemblyBytes(path, processed.Pe, pdb is null ? null : new AssemblySymbols(pdb, processed.Pdbx));
    }
}
