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
    /// <exception cref="RefusedException">The assembly refers to a missing assembly, type or member.</exception>
    /// <exception cref="BadImageFormatException">The file is not a nanoFramework assembly.</exception>
    public void Load(string path)
    {
        Load(FolderSource.Read(path), new FolderSource(Path.GetDirectoryName(Path.GetFullPath(path))!));
    }

    /// <summary>Loads an assembly from its bytes; its references must be loaded already.</summary>
    /// <exception cref="RefusedException">The assembly refers to a missing assembly, type or member.</exception>
    /// <exception cref="BadImageFormatException">The bytes are not a nanoFramework assembly.</exception>
    public void Load(byte[] assembly, AssemblySymbols? symbols = null)
    {
        Load(new AssemblyBytes("the assembly", assembly, symbols), NoAssemblies.Shared);
    }

    /// <summary>Loads an assembly, after its references that are not loaded yet.</summary>
    /// <exception cref="RefusedException">An assembly refers to a missing assembly, type or member.</exception>
    /// <exception cref="BadImageFormatException">One of the assemblies is not a nanoFramework assembly.</exception>
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
    /// <exception cref="ArgumentException">The method does not exist, an argument has another type, or the arguments do
    /// not fit the heap.</exception>
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

    /// <summary>Continues a call that the limit of instructions stopped, as if it had not been stopped.</summary>
    public RunResult Resume() => _loop.Resume(out _);

    /// <summary>Starts to record the executed instructions.</summary>
    public void RecordPath() => _runtime.Watcher = new PathRecorder();

    /// <summary>The instructions since <see cref="RecordPath"/>. Ends the recording.</summary>
    /// <param name="isKept">Whether the sites of a type are kept, by the names of assembly and type.</param>
    /// <param name="sample">The sampling of the other sites: one site in this many is kept.</param>
    public IReadOnlyList<FaultSite> TakePath(Func<string, string, bool> isKept, int sample)
    {
        List<FaultSite> sites = FaultSite.Of((_runtime.Watcher as PathRecorder)?.Path ?? [], isKept, sample);
        _runtime.Watcher = null;
        return sites;
    }

    /// <summary>Stores the state of the machine and its board. The returned function restores the state, as often as
    /// you call it.</summary>
    public Action TakeSnapshot() =>
        Snapshot.Of([this, _runtime.Board, .. _runtime.Types.Assemblies.Select(assembly => assembly.Statics)]).Restore;

    /// <summary>Stores the calls of a path that a memo is for. The machine must be before the path's first instruction,
    /// and is near its end afterwards.</summary>
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

    /// <summary>Answers calls from a memo from now on. No code of their assembly may have been executed
    /// before.</summary>
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

    /// <summary>Continues without a fault to an instruction, and records the run.</summary>
    public Lockstep RecordLockstep(long instruction)
    {
        LockstepRecorder recorder = new(_runtime);
        _runtime.Watcher = recorder;
        Limits = Limits with { Instructions = instruction };
        Resume();
        _runtime.Watcher = null;
        return recorder.Recorded;
    }

    /// <summary>Continues after a fault, while the run takes the same path as the run without the fault.</summary>
    /// <param name="reference">The run without the fault, from the same snapshot.</param>
    /// <param name="site">The place of the fault.</param>
    /// <param name="effect">The effect of the fault.</param>
    /// <param name="instructions">The largest number of instructions.</param>
    /// <param name="run">The result; null if the two runs cannot be compared.</param>
    /// <returns>Whether the machine has reached the same state as without the fault.</returns>
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

    /// <summary>Answers calls of a static method without arguments with bytes from now on. No code of its assembly may
    /// have been executed before.</summary>
    public void Answer(string type, string method, byte[] bytes)
    {
        foreach (MethodDesc found in _runtime.Types.FindType(type)?.Methods.Where(found => found.Name == method) ?? [])
        {
            found.Native = (NativeMethod)(call => call.ReturnBytes(bytes));
        }
    }

    /// <summary>Ends each run that reaches a method, before its first instruction. No code of its assembly may have
    /// been executed before.</summary>
    /// <param name="type">The type's full name.</param>
    /// <param name="method">The method's name.</param>
    /// <param name="reached">Called when a run has reached the method.</param>
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

    /// <summary>The next instruction of a stopped run; null without one.</summary>
    public FaultSite? NextSite => Injector.NextSite(_runtime);

    /// <summary>Applies a fault to the next instruction of a stopped run.</summary>
    /// <param name="site">The instruction.</param>
    /// <param name="kind">The fault, one that the site can meet.</param>
    public FaultEffect Inject(FaultSite site, FaultKind kind) => new Injector(_runtime, _loop).Inject(site, kind);

    /// <summary>Ends the run at the next switch of threads; for a host that needs no further output of the
    /// firmware.</summary>
    public void RequestStop() => _loop.RequestStop();

    /// <summary>Ends the run before its next instruction; for a host that reads the firmware's output.</summary>
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
