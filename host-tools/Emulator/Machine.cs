using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Faults;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Natives;
using SecureBoot.Emulator.Natives.Libraries;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator;

/// <summary>A device: loads the assemblies of a deployment and runs them with nanoCLR's semantics.</summary>
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

    /// <summary>The limits of all runs together. The heap keeps the size that it started with.</summary>
    public Limits Limits
    {
        get => _runtime.Usage.Limits;
        set => _runtime.Usage.Limits = value;
    }

    /// <summary>The use so far.</summary>
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
        MethodDesc entry = _runtime.Entry
            ?? throw new InvalidOperationException("no assembly with an entry point is loaded");
        return _loop.Run(entry, entry.ArgumentCount == 0 ? [] : [ValueSlot.OfObject(null)], wholeProgram: true, out _);
    }

    /// <summary>Calls a static method and runs until it returns, while other threads run beside it.</summary>
    /// <param name="type">The type's full name, nested ones with a slash.</param>
    /// <param name="method">The method's name, which no other method of the type has with as many parameters.</param>
    /// <param name="arguments">int, uint, long, bool, string, or byte or int arrays, or arrays of those; arrays are
    /// copied to the device's heap.</param>
    /// <param name="result">The returned value: int, long, bool, string, byte[] or null.</param>
    /// <exception cref="ArgumentException">There is no such method, or an argument is of another type, or the arguments
    /// do not fit the heap.</exception>
    public RunResult Call(string type, string method, object?[] arguments, out object? result)
    {
        MethodDesc found = _runtime.Types.FindType(type)?.Methods.SingleOrDefault(m =>
            m.IsStatic && m.Name == method && m.ArgumentCount == arguments.Length)
            ?? throw new ArgumentException(
                $"no loaded assembly has the static method {type}.{method} with {arguments.Length} parameters");
        RunResult run = _loop.Run(found, _values.ToSlots(arguments), wholeProgram: false, out ValueSlot value);
        result = HostValues.ToHost(value, found.Returns);
        return run;
    }

    /// <summary>Goes on with a call that the limit of instructions stopped, as if it had not been stopped.</summary>
    public RunResult Resume() => _loop.Resume(out _);

    /// <summary>From now on writes down what is executed.</summary>
    public void RecordPath() => _runtime.Watcher = new PathRecorder();

    /// <summary>What was executed since <see cref="RecordPath"/>, which ends.</summary>
    /// <param name="isKept">Whether the sites of a type are in it, by the names of assembly and type.</param>
    /// <param name="sample">Of the others one in so many is.</param>
    public IReadOnlyList<FaultSite> TakePath(Func<string, string, bool> isKept, int sample)
    {
        List<FaultSite> sites = FaultSite.Of((_runtime.Watcher as PathRecorder)?.Path ?? [], isKept, sample);
        _runtime.Watcher = null;
        return sites;
    }

    /// <summary>Remembers what the machine and its board are now. The function that it gives brings them back, as often
    /// as it is called.</summary>
    public Action TakeSnapshot() =>
        Snapshot.Of([this, _runtime.Board, .. _runtime.Types.Assemblies.Select(assembly => assembly.Statics)]).Restore;

    /// <summary>Remembers the calls of a path that a memo is for. The machine stands before the path's first
    /// instruction, and afterwards near its end.</summary>
    public void Learn(IEnumerable<FaultSite> path, CallMemo memo)
    {
        foreach (FaultSite site in path.Where(memo.Remembers))
        {
            if (site.Number < Meter.Instructions)
            {
                // Inside a call that is remembered itself.
                continue;
            }

            Limits = Limits with { Instructions = site.Number };
            Resume();
            List<object> parts = CallMemo.Before(_runtime, site, out CallMemo.Content content);
            Limits = Limits with { Instructions = site.After };
            Resume();
            memo.Learn(_runtime, site, parts, content);
        }
    }

    /// <summary>From now on answers calls by what a memo remembers. Nothing of their assembly has been executed
    /// yet.</summary>
    public void Use(CallMemo memo)
    {
        foreach (string name in memo.Methods)
        {
            string[] parts = name.Split("::");
            foreach (MethodDesc method in _runtime.Types.FindType(parts[0])?.Methods.Where(method =>
                method.Name == parts[1]) ?? [])
            {
                method.Native = memo.Replace(method);
            }
        }
    }

    /// <summary>Goes on without a fault to an instruction, and writes down how.</summary>
    public Lockstep RecordLockstep(long instruction)
    {
        LockstepRecorder recorder = new(_runtime);
        _runtime.Watcher = recorder;
        Limits = Limits with { Instructions = instruction };
        Resume();
        _runtime.Watcher = null;
        return recorder.Recorded;
    }

    /// <summary>Goes on after a fault, as long as the run goes the way of the run without it.</summary>
    /// <param name="reference">The run without it, from the same snapshot.</param>
    /// <param name="site">Where the fault was.</param>
    /// <param name="effect">The effect of the fault.</param>
    /// <param name="instructions">How far at most.</param>
    /// <param name="run">How that ended; null where there is no way to go together.</param>
    /// <returns>Whether the machine has become the same as without the fault.</returns>
    public bool Follow(Lockstep reference, FaultSite site, FaultEffect effect, long instructions, out RunResult? run)
    {
        run = null;
        int joined = reference.Join(site, effect);
        if (joined < 0)
        {
            return false;
        }

        LockstepFollower follower = new(_runtime, reference, joined);
        _runtime.Watcher = follower;
        Limits = Limits with { Instructions = Meter.Instructions + instructions };
        run = Resume();
        _runtime.Watcher = null;
        return follower.IsSame;
    }

    /// <summary>From now on answers calls of a static method without arguments by bytes. Nothing of its assembly has
    /// been executed yet.</summary>
    public void Answer(string type, string method, byte[] bytes)
    {
        foreach (MethodDesc found in _runtime.Types.FindType(type)?.Methods.Where(found => found.Name == method) ?? [])
        {
            found.Native = (NativeMethod)(call => call.ReturnBytes(bytes));
        }
    }

    /// <summary>From now on ends each run that comes to a method, before its first instruction. Nothing of its assembly
    /// has been executed yet.</summary>
    /// <param name="type">The type's full name.</param>
    /// <param name="method">The method's name.</param>
    /// <param name="reached">Called when a run has come there.</param>
    public void StopAt(string type, string method, Action reached)
    {
        foreach (MethodDesc found in _runtime.Types.FindType(type)?.Methods.Where(found => found.Name == method) ?? [])
        {
            found.Native = (NativeMethod)(_ =>
            {
                reached();
                throw new StopRun(Outcome.Stopped, $"stopped by the host at {type}.{method}");
            });
        }
    }

    /// <summary>The instruction that a stopped run is to go on with; null where there is none.</summary>
    public FaultSite? NextSite => Injector.NextSite(_runtime);

    /// <summary>Does a fault to the instruction that a stopped run is to go on with.</summary>
    /// <param name="site">That instruction.</param>
    /// <param name="kind">The fault, one that the site can meet.</param>
    public FaultEffect Inject(FaultSite site, FaultKind kind) => new Injector(_runtime, _loop).Inject(site, kind);

    /// <summary>Ends the run at the next switch of threads; for a host that has seen enough of what the firmware
    /// prints.</summary>
    public void RequestStop() => _loop.RequestStop();

    /// <summary>Ends the run before its next instruction; for a host that is told what the firmware prints.</summary>
    public void StopNow()
    {
        _loop.RequestStop();
        _runtime.Usage.EndTurn();
    }

    private static NativeTable AllNatives()
    {
        NativeTable table = new();
        BaseNatives.Add(table);
        LibraryNatives.Add(table);
        return table;
    }
}
