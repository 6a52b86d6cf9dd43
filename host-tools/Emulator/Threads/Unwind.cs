using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Threads;

/// <summary>An exception being handled, or one finally being run on the way out of a block (UnwindStack in
/// nanoCLR).</summary>
internal sealed class Unwind
{
    /// <summary>Null while a finally runs because of a leave.</summary>
    public HeapObject? Thrown;

    /// <summary>The target after the finally blocks of a leave, or -1.</summary>
    public int LeaveTarget = -1;

    /// <summary>The place where the search continues after a filter, or -1.</summary>
    public int ResumeAt = -1;

    /// <summary>The frame depth this entry belongs to; it goes when that frame goes. -1 protects it.</summary>
    public int Frame = -1;

    /// <summary>The method that <see cref="LeaveTarget"/> and the block belong to.</summary>
    public MethodDesc? Method;

    /// <summary>The frame with the handler found, or -1.</summary>
    public int HandlerFrame = -1;

    public int HandlerStart;

    public int HandlerEnd;

    public int BlockStart;

    public int BlockEnd;

    public UnwindPhase Phase;
}
