using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Natives;
using SecureBoot.Emulator.Natives.Libraries;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator;

/// <summary>One device: loads the assemblies of a deployment and runs them with nanoCLR's semantics.</summary>
public sealed class Machine
{
    private static readonly NativeTable s_natives = AllNatives();

    private readonly Runtime _runtime;
    private readonly RunLoop _loop;
    private readonly HostValues _values;

    /// <summary>A machine with nothing loaded but the base library.</summary>
    public Machine(MachineOptions? options = null)
    {
        _runtime = new Runtime(options ?? new MachineOptions(), s_natives);
        _loop = new RunLoop(_runtime);
        _values = new HostValues(_runtime.Heap, _runtime.WellKnown);
    }

    /// <summary>The opcodes that the decoder takes, by their names.</summary>
    public static IReadOnlyList<string> Opcodes { get; } =
        [.. PeOpcode.All.Where(opcode => !opcode.IsRefused).Select(opcode => opcode.Name)];

    /// <summary>What runs may use, all of them together. The heap keeps the size that it started with.</summary>
    public Limits Limits
    {
        get => _runtime.Usage.Limits;
        set => _runtime.Usage.Limits = value;
    }

    /// <summary>What was used so far.</summary>
    public Meter Meter => _runtime.Usage.Meter;

    /// <summary>Virtual time since the start.</summary>
    public long Microseconds => _runtime.Microseconds;

    /// <summary>The methods that were executed, where <see cref="MachineOptions.CountsExecutions"/> is set.</summary>
    public IEnumerable<MethodHits> Executed => _runtime.Types.Assemblies.SelectMany(assembly => assembly.Executed);

    /// <summary>Loads a <c>.pe</c> with its symbols beside it, and those assemblies beside it that it needs.</summary>
    /// <exception cref="RefusedException">It refers to what is not there.</exception>
    /// <exception cref="BadImageFormatException">It is not a nanoFramework assembly.</exception>
    public void Load(string path)
    {
        Load(FolderSource.Read(path), new FolderSource(Path.GetDirectoryName(Path.GetFullPath(path))!));
    }

    /// <summary>Loads an assembly from its bytes; what it refers to is loaded already.</summary>
    /// <exception cref="RefusedException">It refers to what is not there.</exception>
    /// <exception cref="BadImageFormatException">It is not a nanoFramework assembly.</exception>
    public void Load(byte[] assembly, AssemblySymbols? symbols = null)
    {
        Load(new AssemblyBytes("the assembly", assembly, symbols), NoAssemblies.Shared);
    }

    /// <summary>Loads an assembly, and first what it refers to and is not loaded yet.</summary>
    /// <exception cref="RefusedException">It refers to what is not there.</exception>
    /// <exception cref="BadImageFormatException">One of them is not a nanoFramework assembly.</exception>
    public void Load(AssemblyBytes assembly, IAssemblySource references) => _runtime.Load(assembly, references);

    /// <summary>Whether an assembly of a name is loaded.</summary>
    public bool IsLoaded(string name) => _runtime.Types.Find(name) is not null;

    /// <summary>Runs Main of the assembly loaded last that has one, until every thread ended.</summary>
    public RunResult Run()
    {
        MethodDesc entry = _runtime.Entry ?? throw new InvalidOperationException("no assembly with an entry point is loaded");
        return _loop.Run(entry, entry.ArgumentCount == 0 ? [] : [Slot.OfObject(null)], wholeProgram: true, out _);
    }

    /// <summary>Calls a static method and runs until it returns, while other threads run beside it.</summary>
    /// <param name="type">The type's full name, nested ones with a slash.</param>
    /// <param name="method">The method's name, which no other method of the type has with as many parameters.</param>
    /// <param name="arguments">int, uint, long, bool, string, or byte or int arrays, or arrays of those; arrays are
    /// copied to the device's heap.</param>
    /// <param name="result">What it returned: int, long, bool, string, byte[] or null.</param>
    /// <exception cref="ArgumentException">There is no such method, or an argument is of another type, or the arguments
    /// do not fit the heap.</exception>
    public RunResult Call(string type, string method, object?[] arguments, out object? result)
    {
        MethodDesc found = _runtime.Types.FindType(type)?.Methods.SingleOrDefault(m => m.IsStatic && m.Name == method && m.ArgumentCount == arguments.Length)
            ?? throw new ArgumentException($"no loaded assembly has the static method {type}.{method} with {arguments.Length} parameters");
        RunResult run = _loop.Run(found, _values.ToSlots(arguments), wholeProgram: false, out Slot value);
        result = HostValues.ToHost(value, found.Returns);
        return run;
    }

    /// <summary>Ends the run at the next switch of threads; for a host that has seen enough of what the firmware
    /// prints.</summary>
    public void RequestStop() => _loop.RequestStop();

    private static NativeTable AllNatives()
    {
        NativeTable table = new();
        BaseNatives.Add(table);
        LibraryNatives.Add(table);
        return table;
    }
}
