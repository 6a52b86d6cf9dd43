using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Results;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Checks;
using SecureBoot.TestAdapter.Discovery;

namespace SecureBoot.TestAdapter.Running;

/// <summary>The assemblies of a test project, read once, and the machines that are set up with them.</summary>
internal sealed class DeviceProgram : IAssemblySource
{
    private static readonly Lazy<byte[]> s_runner = new(static () => File.ReadAllBytes(RunnerPath));

    private readonly ConcurrentDictionary<string, AssemblyBytes?> _assemblies = [];
    private readonly FolderSource _folder;
    private readonly string _path;

    /// <summary>The program of a test assembly: <c>NAME.pe</c> beside <c>NAME.dll</c>, and those that it refers
    /// to.</summary>
    /// <exception cref="FileNotFoundException">The .pe file does not exist.</exception>
    public DeviceProgram(string source)
    {
        _path = Path.ChangeExtension(Path.GetFullPath(source), ".pe");
        if (!File.Exists(_path))
        {
            throw new FileNotFoundException($"found no {Path.GetFileName(_path)} beside {source}: the device build "
                + "leaves it there (docs/device-build.md)");
        }

        _folder = new FolderSource(Path.GetDirectoryName(_path)!);
        Sources = new SourceFiles(_path);
        Name = Path.GetFileNameWithoutExtension(_path);
    }

    /// <summary>The part of the adapter that runs on the device. It is beside the emulator; the adapter itself may be a
    /// copy beside the tests.</summary>
    public static string RunnerPath =>
        Path.Combine(Path.GetDirectoryName(typeof(Machine).Assembly.Location)!, "firmware", "SecureBoot.TestRunner.pe");

    /// <summary>The assembly's name.</summary>
    public string Name { get; }

    /// <summary>The source files.</summary>
    public SourceFiles Sources { get; }

    /// <summary>Takes the execution counts of the machines; null without counts.</summary>
    public HitCounts? Hits { get; init; }

    /// <summary>The test assembly and its references in the same folder, each after its own references.</summary>
    /// <exception cref="BadImageFormatException">An assembly is damaged.</exception>
    public IReadOnlyList<(PeFile File, AssemblyBytes Bytes)> InLoadOrder()
    {
        List<(PeFile, AssemblyBytes)> order = [];
        AddInOrder(Name, order, []);
        return order;
    }

    /// <inheritdoc/>
    public AssemblyBytes? Find(string name) => _assemblies.GetOrAdd(name, _folder.Find);

    /// <summary>A machine with the program loaded and nothing run.</summary>
    /// <exception cref="RefusedException">An assembly refers to a missing assembly, type or member.</exception>
    /// <exception cref="BadImageFormatException">An assembly is damaged.</exception>
    public Machine Start(MachineOptions options)
    {
        Machine machine = new(options);
        machine.Load(Find(Name)!, this);
        machine.Load(s_runner.Value);
        return machine;
    }

    private void AddInOrder(string name, List<(PeFile, AssemblyBytes)> order, HashSet<string> seen)
    {
        if (!seen.Add(name) || name == "mscorlib" || Find(name) is not { } bytes)
        {
            return;
        }

        PeFile file = Read(bytes);
        foreach (AssemblyRefRow reference in file.AssemblyRefs)
        {
            AddInOrder(file.Text(reference.Name), order, seen);
        }

        order.Add((file, bytes));
    }

    private static PeFile Read(AssemblyBytes bytes)
    {
        try
        {
            return CheckedPe.Read(bytes.Pe);
        }
        catch (PeException e)
        {
            throw new BadImageFormatException($"{bytes.Origin}: {e.Message}", e);
        }
    }
}
