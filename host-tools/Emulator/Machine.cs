using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.Board;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Natives;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator;

/// <summary>One device: loads the assemblies of a deployment and runs them with nanoCLR's semantics.</summary>
public sealed partial class Machine
{
    private readonly MachineOptions _options;
    private readonly AssemblyLoader _loader;
    private readonly Dictionary<TypeDesc, HeapItem> _typeObjects = [];
    private readonly long _started;
    private MethodDesc? _entry;
    private long _idle;
    private long _instructions;
    private long _calls;
    private readonly Dictionary<object, int> _subjectHashCodes = [];
    private int _hashCodes;
    private int _seeds;

    /// <summary>A machine with nothing loaded but the base library.</summary>
    public Machine(MachineOptions? options = null)
    {
        _options = options ?? new MachineOptions();
        _started = _options.Board.Clock.Now;
        Types = new DeviceTypes(NativeTable.Shared.Find);
        _loader = new AssemblyLoader(Types, NativeLibraries.Check);
        _loader.LoadBaseLibrary();
        WellKnown = new WellKnown(Types);
        Heap = new DeviceHeap(this, _options.Limits.HeapBytes, _options.PeakStep);
        Finalizers = new Finalizers(this);
        Reachability = new Reachability(this);
        Casts = new Casts(this);
        Dispatch = new Dispatch(this);
        Unwinder = new Unwinder(this);
        Monitors = new Monitors(this);
        Timers = new Timers(this);
        Scheduler = new Scheduler(this);
        StaticConstructors = new StaticConstructors(this);
        Interpreter = new Interpreter(this);
        Natives = new NativeState(this);
        Nothing = new HeapObject(WellKnown.Object, []);
        Prepare(Types.Assemblies[0]);
    }

    internal DeviceTypes Types { get; }

    internal WellKnown WellKnown { get; }

    internal DeviceHeap Heap { get; }

    internal Finalizers Finalizers { get; }

    internal WeakReferences WeakReferences { get; } = new();

    internal Reachability Reachability { get; }

    internal Casts Casts { get; }

    internal Dispatch Dispatch { get; }

    internal Unwinder Unwinder { get; }

    internal Monitors Monitors { get; }

    internal Timers Timers { get; }

    internal Scheduler Scheduler { get; }

    internal StaticConstructors StaticConstructors { get; }

    internal Interpreter Interpreter { get; }

    internal NativeState Natives { get; }

    internal VirtualBoard Board => _options.Board;

    internal bool StopsAtEscapes => _options.StopsAtEscapes;

    /// <summary>What `throw null` throws.</summary>
    internal HeapObject Nothing { get; }

    internal Traces Traces { get; } = new();

    internal SlotOperations Slots => Interpreter.Slots;

    /// <summary>What was used so far.</summary>
    public Meter Meter => new(_instructions + InstructionsInFlight, _calls, Heap.Allocations, Heap.AllocatedBytes, Heap.Peak, Heap.Collections, Microseconds);

    /// <summary>Virtual time since the start.</summary>
    public long Microseconds => ((_instructions + InstructionsInFlight) * Scheduler.MicrosecondsPerInstruction) + _idle;

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
    public void Load(AssemblyBytes assembly, IAssemblySource references)
    {
        foreach (AssemblyDesc loaded in _loader.Load(assembly, references))
        {
            Added(loaded);
        }
    }

    /// <summary>Whether an assembly of a name is loaded.</summary>
    public bool IsLoaded(string name) => Types.Find(name) is not null;

    /// <summary>Runs Main of the assembly loaded last that has one, until every thread ended.</summary>
    public RunResult Run()
    {
        if (_entry is null)
        {
            throw new InvalidOperationException("no assembly with an entry point is loaded");
        }

        return Run(_entry, _entry.ArgumentCount == 0 ? [] : [Slot.OfObject(null)], wholeProgram: true, out _);
    }

    internal static HeapObject NewPreallocated(TypeDesc type) => new(type, (Slot[])type.Template.Clone());

    internal void CountCall()
    {
        if (++_calls > _options.Limits.Calls && _options.Limits.Calls > 0)
        {
            throw new StopRun(Outcome.CallLimit, $"more than {_options.Limits.Calls} calls");
        }
    }

    /// <summary>The hash code of a type or member, which every object that stands for it has.</summary>
    internal int HashCodeOf(object subject)
    {
        if (!_subjectHashCodes.TryGetValue(subject, out int code))
        {
            code = NextHashCode();
            _subjectHashCodes.Add(subject, code);
        }

        return code;
    }

    internal int NextHashCode() => ++_hashCodes * 0x2F;

    internal int NextSeed() => unchecked((_options.Seed * 31) + ++_seeds);

    /// <summary>The board's clock: it starts at the same moment in every run.</summary>
    internal DateTime UtcNow => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks(Microseconds * 10);

    internal IEnumerable<HeapItem> TypeObjects => _typeObjects.Values;

    /// <summary>What a static synchronized method locks.</summary>
    internal HeapItem TypeObject(TypeDesc type)
    {
        if (!_typeObjects.TryGetValue(type, out HeapItem? item))
        {
            item = new HeapReflection(WellKnown.RuntimeType, type);
            _typeObjects[type] = item;
        }

        return item;
    }

    internal void Print(string? text)
    {
        if (text is not null)
        {
            _isInHost = true;
            _options.Output(text);
            _isInHost = false;
        }
    }

    /// <summary>An exception that the runtime itself raises: its constructor does not run.</summary>
    internal FirmwareException Throw(string fault)
    {
        TypeDesc type = Types.Corlib(fault);
        DeviceTypes.LayOut(type);
        HeapObject thrown;
        try
        {
            thrown = Heap.NewObject(type);
        }
        catch (FirmwareException outOfMemory)
        {
            return outOfMemory;
        }

        return new FirmwareException(thrown);
    }

    /// <summary>The exception that is kept ready for a full heap.</summary>
    internal FirmwareException ThrowOutOfMemory()
    {
        TypeDesc type = Types.Corlib(Fault.OutOfMemory);
        DeviceTypes.LayOut(type);
        return new FirmwareException(NewPreallocated(type));
    }

    internal TypeDesc? FindType(string name)
    {
        int comma = name.IndexOf(',', StringComparison.Ordinal);
        return Types.FindType((comma < 0 ? name : name[..comma]).Replace('+', '/'));
    }

    private void Added(AssemblyDesc assembly)
    {
        try
        {
            Prepare(assembly);
        }
        catch (FirmwareException)
        {
            throw new RefusedException(assembly.Name, [new Offence($"its static fields do not fit a heap of {_options.Limits.HeapBytes} bytes", assembly.Name)]);
        }

        for (int row = 0; row < assembly.File.MethodDefs.Length; row++)
        {
            if ((assembly.File.MethodDefs[row].Flags & MethodDefFlags.EntryPoint) != 0)
            {
                _entry = assembly.Method(row);
            }
        }
    }

    /// <summary>Gives static value type fields their objects and queues the static constructors.</summary>
    private void Prepare(AssemblyDesc assembly)
    {
        foreach (FieldDesc field in assembly.Types.SelectMany(t => t.StaticFields).Where(f => f.Type.IsStruct && f.InitialValue.Length == 0))
        {
            assembly.Statics[field.Index].Ref = Heap.NewObject(field.Type.Type);
        }

        StaticConstructors.Add(assembly);
    }
}
