using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Threads;

/// <summary>A call in progress. Frames are kept and used again.</summary>
internal sealed class CallFrame
{
    public MethodDesc Method = null!;

    public FrameKind Kind;

    /// <summary>The next instruction, or while an exception is on its way the one that threw.</summary>
    public int Pc;

    /// <summary>The piece of stack that holds the arguments, locals and evaluation stack.</summary>
    public ValueSlot[] Stack = [];

    public int Args;

    public int Locals;

    /// <summary>The first slot of the evaluation stack.</summary>
    public int Eval;

    /// <summary>The number of slots in use on the evaluation stack, valid while the frame does not run.</summary>
    public int Depth;

    /// <summary>The device's heap bytes for this frame.</summary>
    public int Bytes;

    /// <summary>The object locked by a synchronized method.</summary>
    public HeapItem? Locked;

    public bool NeedsLock;

    /// <summary>The delegates of a <see cref="FrameKind.Multicast"/> frame and the next to call.</summary>
    public HeapDelegate[]? Delegates;

    public int NextDelegate;
}
