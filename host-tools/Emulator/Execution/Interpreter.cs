using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SecureBoot.Emulator.Execution.Decoding;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Execution;

/// <summary>Runs a thread's instructions. The loop allocates on the host only the objects that the firmware
/// allocates.</summary>
/// <remarks>`sp` is the top of the evaluation stack (evalPos in nanoCLR), `pc` the next instruction. What can fault or
/// allocate first saves both in the frame.</remarks>
internal sealed partial class Interpreter
{
    private readonly Runtime _runtime;
    private readonly SlotOperations _slots;
    private readonly SliceGuard _slices;
    private readonly NativeCall _call;

    public Interpreter(Runtime runtime)
    {
        _runtime = runtime;
        _slots = new SlotOperations(runtime);
        _slices = new SliceGuard(runtime.StopsAtEscapes);
        _call = new NativeCall(runtime);
    }

    public SlotOperations Slots => _slots;

    private static ref long CountsOf(MethodDesc method)
    {
        method.Hits ??= new MethodHits(method.Owner.Assembly.Name, method.Row, method.Code!.Length);
        return ref MemoryMarshal.GetArrayDataReference(method.Hits.Counts);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Save(CallFrame frame, int pc, ref ValueSlot sp)
    {
        frame.Pc = pc;
        nint bytes = Unsafe.ByteOffset(ref MemoryMarshal.GetArrayDataReference(frame.Stack), ref sp);
        frame.Depth = ((int)bytes / Unsafe.SizeOf<ValueSlot>()) + 1 - frame.Eval;
        Debug.Assert(frame.Depth >= 0 && frame.Depth <= frame.Method.MaxStack + 2, "the stack was checked");
    }
}
