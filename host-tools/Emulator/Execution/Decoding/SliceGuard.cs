using System.Runtime.CompilerServices;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Execution.Decoding;

/// <summary>SpanByte on the device accepts a negative index, and a start and length whose sum wraps: the call continues
/// with bytes of the array outside the slice.</summary>
internal sealed class SliceGuard(bool stopsAtEscapes)
{
    private readonly bool _stopsAtEscapes = stopsAtEscapes;

    /// <summary>Whether calls of a method are checked: an indexer, Slice or constructor with start and
    /// length.</summary>
    public static bool Guards(MethodDesc method)
    {
        return method.Owner.FullName == "System.SpanByte"
            && method.Owner.Assembly is { Name: "mscorlib", BindsNatives: true }
            && (method.Name, method.ArgumentCount) is
            ("get_Item", 2) or ("set_Item", 3) or ("Slice", 3) or (".ctor", 4);
    }

    /// <summary>Checks the arguments of a call, the last one on top of the stack.</summary>
    /// <exception cref="MemoryFault">The device would leave the slice.</exception>
    public void Check(MethodDesc method, ref ValueSlot top)
    {
        if (!_stopsAtEscapes)
        {
            return;
        }

        ref ValueSlot before = ref Unsafe.Add(ref top, -1);
        switch (method.Name)
        {
            case "get_Item":
                Require(method, top.I4 >= 0, top.I4, 1);
                break;
            case "set_Item":
                Require(method, before.I4 >= 0, before.I4, 1);
                break;
            default:
                Require(
                    method,
                    !Wraps(before.I4, top.I4, LengthOf(ref Unsafe.Add(ref top, -2), method.Owner)),
                    before.I4,
                    top.I4);
                break;
        }
    }

    // The device itself refuses these: no report is needed.
    private static bool Wraps(int start, int length, int available)
    {
        return start >= 0 && length >= 0 && start <= available && unchecked(start + length) < 0;
    }

    private static int LengthOf(ref ValueSlot owner, TypeDesc slices)
    {
        return owner.Ref switch
        {
            HeapArray array => array.Length,
            HeapObject slice when ReferenceEquals(slice.Type, slices) => slice.Field("_length").I4,
            _ => -1,
        };
    }

    private static void Require(MethodDesc method, bool isInside, int start, int length)
    {
        if (!isInside)
        {
            throw new MemoryFault(
                method.ApiName,
                $"start {start} and length {length} leave the slice",
                "CoreLibrary, SpanByte.cs:47-181");
        }
    }
}
