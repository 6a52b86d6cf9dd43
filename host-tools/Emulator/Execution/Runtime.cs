using System;
using System.Linq;
using SecureBoot.Board;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Execution;

/// <summary>nanoCLR on one device: its types, heap, threads and interpreter, as natives and the interpreter use
/// them.</summary>
internal sealed class Runtime : IThreadHost
{
    private readonly AssemblyLoader _loader;
    private int _seeds;

    /// <summary>A runtime with nothing loaded but the base library.</summary>
    public Runtime(MachineOptions options, INatives natives)
    {
        Options = options;
        Natives = natives;
        Started = options.Board.Clock.Now;
        Types = new DeviceTypes(natives.Find);
        _loader = new AssemblyLoader(Types, natives.Check);
        _loader.LoadBaseLibrary();
        WellKnown = new WellKnown(Types);
        Heap = new DeviceHeap(Types, WellKnown, options.Limits.HeapBytes, options.PeakStep);
        Usage = new Usage(options.Limits, Heap);
        Casts = new Casts(WellKnown);
        Dispatch = new Dispatch(this);
        Scheduler = new Scheduler(Heap, WellKnown, this);
        Timers = new Timers(Scheduler, this);
        StaticConstructors = new StaticConstructors(Scheduler);
        Monitors = new Monitors(Scheduler, Heap.TypeObjects);
        Unwinder = new Unwinder(this);
        Interpreter = new Interpreter(this);
        Images = new FirmwareImages(this, _loader);
        NativeState = natives.NewState(this);
        Nothing = new HeapObject(WellKnown.Object, []);
        Heap.AddRoots(Scheduler);
        Heap.AddRoots(Timers);
        Heap.AddRoots(NativeState);
        Prepare(Types.Assemblies[0]);
    }

    public MachineOptions Options { get; }

    public INatives Natives { get; }

    /// <summary>The state that the natives keep between calls.</summary>
    public IHeapRoots NativeState { get; }

    public DeviceTypes Types { get; }

    public WellKnown WellKnown { get; }

    public DeviceHeap Heap { get; }

    public Usage Usage { get; }

    public Casts Casts { get; }

    public Dispatch Dispatch { get; }

    public Scheduler Scheduler { get; }

    public Timers Timers { get; }

    public StaticConstructors StaticConstructors { get; }

    public Monitors Monitors { get; }

    public Unwinder Unwinder { get; }

    public Traces Traces { get; } = new();

    public Interpreter Interpreter { get; }

    public SlotOperations Slots => Interpreter.Slots;

    public FirmwareImages Images { get; }

    /// <summary>The watcher of each instruction, or null.</summary>
    public IStepWatcher? Watcher { get; set; }

    public HashCodeSource HashCodes { get; } = new();

    public VirtualBoard Board => Options.Board;

    public bool StopsAtEscapes => Options.StopsAtEscapes;

    /// <summary>The object that `throw null` throws.</summary>
    public HeapObject Nothing { get; }

    /// <summary>Main of the assembly loaded last that has one.</summary>
    public MethodDesc? Entry { get; private set; }

    /// <summary>Whether the caller's own code runs: its exceptions are the caller's.</summary>
    public bool IsInHost { get; set; }

    /// <summary>The board's time when this machine started, in microseconds.</summary>
    public long Started { get; }

    public long Microseconds => Usage.Microseconds;

    /// <summary>The board's clock: it starts at the same moment in every boot.</summary>
    public DateTime UtcNow => Options.Board.TimeAtBoot.AddTicks(Microseconds * 10);

    public void Begin(GreenThread thread, MethodDesc method, ReadOnlySpan<ValueSlot> arguments) =>
        Interpreter.Begin(thread, method, arguments);

    /// <summary>Loads an assembly, after its references that are not loaded yet.</summary>
    /// <exception cref="RefusedException">The assembly refers to a missing assembly, type or member.</exception>
    public void Load(AssemblyBytes assembly, IAssemblySource references)
    {
        foreach (AssemblyDesc loaded in _loader.Load(assembly, references))
        {
            Added(loaded);
        }
    }

    /// <summary>Gives static value type fields their objects and queues the static constructors.</summary>
    public void Prepare(AssemblyDesc assembly)
    {
        foreach (FieldDesc field in assembly.Types
            .SelectMany(t => t.StaticFields)
            .Where(f => f.Type.IsStruct && f.InitialValue.Length == 0))
        {
            assembly.Statics[field.Index].Ref = Heap.NewObject(field.Type.Type);
        }

        StaticConstructors.Add(assembly);
    }

    public int NextSeed() => unchecked((Options.Seed * 31) + ++_seeds);

    public void Print(string? text)
    {
        if (text is not null)
        {
            IsInHost = true;
            Options.Output(text);
            IsInHost = false;
        }
    }

    /// <summary>An exception that the runtime itself raises: its constructor does not run.</summary>
    public FirmwareException Throw(string fault) => Heap.Throw(fault);

    private void Added(AssemblyDesc assembly)
    {
        try
        {
            Prepare(assembly);
        }
        catch (FirmwareException)
        {
            throw new RefusedException(
                assembly.Name,
                [new Offence($"its static fields do not fit a heap of {Heap.Budget} bytes", assembly.Name)]);
        }

        for (int row = 0; row < assembly.File.MethodDefs.Length; row++)
        {
            if ((assembly.File.MethodDefs[row].Flags & MethodDefFlags.EntryPoint) != 0)
            {
                Entry = assembly.Method(row);
            }
        }
    }
}
