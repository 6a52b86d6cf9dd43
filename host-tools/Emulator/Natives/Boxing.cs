using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>PerformBoxingIfNeeded: a number by its own tag, so that an enum becomes a plain number, and a value type
/// without a box.</summary>
internal static class Boxing
{
    public static void BoxIfNeeded(NativeCall call, ref ValueSlot value)
    {
        if (!value.IsReference)
        {
            call.Runtime.Slots.Box(ref value, call.Runtime.Dispatch.NumberType(value.Tag));
        }
        else if (value.Tag == DataType.Object && value.Ref is HeapObject { IsUnboxed: true } item)
        {
            call.Runtime.Slots.Box(ref value, item.Type);
        }
    }
}
