using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.Cli.Shell;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Loader;
using SecureBoot.MetadataProcessor;
using SecureBoot.MetadataProcessor.Input;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Checks;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Running;

/// <summary>Programs for the emulator: a <c>.pe</c>, or a <c>.dll</c> compiled for the device, which is processed in
/// memory.</summary>
internal sealed class DevicePrograms : IAssemblySource
{
    private readonly List<string> _folders = [];
    private readonly Dictionary<string, AssemblyBytes> _given = [];

    /// <summary>Programs and libraries at paths; other files in a path's folder are found too.</summary>
    /// <exception cref="ProcessingException">A .dll that the device could not run.</exception>
    /// <exception cref="MisuseException">A file that is no assembly, or two of one name.</exception>
    internal DevicePrograms(IReadOnlyList<string> paths)
    {
        _folders.AddRange(paths.Select(path => Path.GetDirectoryName(Path.GetFullPath(path))!).Distinct());
        foreach (string path in paths)
        {
            Add(Read(path));
        }
    }

    /// <summary>The names of the assemblies that the paths gave, in that order.</summary>
    internal IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>The assembly that a path on the command line gave.</summary>
    internal AssemblyBytes this[string name] => _given[name];

    /// <summary>Loads the programs into a machine: named libraries first; the references of the program are found among
    /// them and in its folder.</summary>
    internal void LoadInto(Machine machine)
    {
        string program = Names[0];
        foreach (string name in Names.Skip(1).Append(program))
        {
            if (name == program || !machine.IsLoaded(name))
            {
                Load(machine, name);
            }
        }
    }

    /// <inheritdoc/>
    public AssemblyBytes? Find(string name)
    {
        if (_given.TryGetValue(name, out AssemblyBytes? given))
        {
            return given;
        }

        string? found = _folders
            .SelectMany(folder => new[] { Path.Combine(folder, name + ".pe"), Path.Combine(folder, name + ".dll") })
            .FirstOrDefault(File.Exists);
        return found is null ? null : Read(found);
    }

    private void Load(Machine machine, string name)
    {
        try
        {
            machine.Load(this[name], this);
        }
        catch (BadImageFormatException damage)
        {
            throw new MisuseException(
                damage.Message,
                "`dotnet build` of a device project leaves the .pe; a .dll that is compiled for the device will do");
        }
    }

    private void Add(AssemblyBytes assembly)
    {
        string name = NameOf(assembly);
        if (name == "mscorlib" && !assembly.Pe.AsSpan().SequenceEqual(BaseLibrary.Pe))
        {
            throw new MisuseException(
                $"{assembly.Origin}: found another mscorlib, expected the one of nanoFramework.CoreLibrary 1.17.11, "
                    + "which the emulator brings along",
                "leave it out");
        }

        if (!_given.TryAdd(name, assembly))
        {
            throw new MisuseException(
                $"{assembly.Origin}: found the assembly {name}, which {_given[name].Origin} is too",
                "give each assembly once");
        }

        Names = [.. Names, name];
    }

    private static string NameOf(AssemblyBytes assembly)
    {
        try
        {
            return CheckedPe.Read(assembly.Pe).Name;
        }
        catch (PeException damage)
        {
            throw new MisuseException(
                $"{assembly.Origin}: {damage.Message}",
                "`dotnet build` of a device project leaves the .pe; a .dll that is compiled for the device will do");
        }
    }

    private AssemblyBytes Read(string path)
    {
        byte[] bytes = InputFile.Read(path, InputFile.MaxImageSize);
        return bytes.AsSpan().StartsWith("MZ"u8)
            ? Process(path, bytes)
            : new AssemblyBytes(path, bytes, AssemblySymbols.Beside(path));
    }

    private AssemblyBytes Process(string path, byte[] dll)
    {
        string pdbPath = Path.ChangeExtension(path, ".pdb");
        byte[]? pdb = File.Exists(pdbPath) ? InputFile.Read(pdbPath, InputFile.MaxImageSize) : null;
        ProcessedAssembly processed = Process(path, dll, pdb);
        return processed.IsRefused
            ? throw new ProcessingException(path, processed.Problems)
            : new AssemblyBytes(path, processed.Pe, pdb is null ? null : new AssemblySymbols(pdb, processed.Pdbx));
    }

    private ProcessedAssembly Process(string path, byte[] dll, byte[]? pdb)
    {
        try
        {
            return Processor.Process(dll, pdb, new DeviceReferences(new FileReferences([.. _folders])));
        }
        catch (ReferenceException exception)
        {
            throw new MisuseException(exception.Message);
        }
        catch (OutOfMemoryException)
        {
            throw new MisuseException(
                $"{path}: found more parts than the memory holds, expected an assembly as the compiler wrote it",
                "build it again");
        }
    }
}
