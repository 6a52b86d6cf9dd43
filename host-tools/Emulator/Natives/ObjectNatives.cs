using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>System.Object, ValueType, Enum and Exception.</summary>
internal static class ObjectNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Object")
            .Add("Equals(System.Object)", static c => c.Return(Equality.SameReference(ref c.Arg(0), ref c.Arg(1))))
            .Add(
                "ReferenceEquals(System.Object,System.Object)",
                static c => c.Return(Equality.SameReference(ref c.Arg(0), ref c.Arg(1))))
            .Add("GetHashCode", static c => c.Return(HashCodes.Of(c, ref c.Arg(0))))
            .Add("GetType", GetType)
            .Add("MemberwiseClone", MemberwiseClone);
        table.On("System.ValueType")
            .Add("Equals(System.Object)", EqualsValue);
        table.On("System.Enum")
            .Add("HasFlag(System.Enum)", HasFlag);
        table.On("System.Exception").Add("get_StackTrace", static c => c.ReturnText(c.Runtime.Traces.Text(c.This())));
    }

    private static void EqualsValue(NativeCall call)
    {
        if (call.Arg(0).Tag == DataType.ByRef && call.Ref(1) is null)
        {
            throw call.Corrupt("null argument", "CLR_RT_HeapBlock.cpp:1257");
        }

        call.Return(Equality.SameValue(ref call.Arg(0), ref call.Arg(1)));
    }

    private static void GetType(NativeCall call)
    {
        ref ValueSlot self = ref call.Arg(0);
        if (self.Ref is HeapReflection reflection)
        {
            // A type is its own type, and so is a member, which then has no type at all: TypeSystem.cpp,
            // InitializeFromObject.
            call.Return(reflection);
            return;
        }

        // A reference to a number in an array has the type of the array: TypeSystem.cpp:1186.
        if (self.Ref is HeapArray array)
        {
            call.Return(call.Heap.NewReflection(call.Runtime.WellKnown.RuntimeType, array.Leaf, array.Levels));
            return;
        }

        call.Return(call.Heap.NewReflection(
            call.Runtime.WellKnown.RuntimeType, call.Runtime.Dispatch.TypeOf(ref self)));
    }

    private static void MemberwiseClone(NativeCall call)
    {
        if (call.Ref(0) is not HeapObject source)
        {
            throw call.Throw(Fault.NotSupported);
        }

        call.Return(call.Heap.Clone(source));
    }

    private static void HasFlag(NativeCall call)
    {
        if (call.Arg(0).Ref is HeapObject left
            && call.Arg(1).Ref is HeapObject right
            && !ReferenceEquals(left.Type, right.Type))
        {
            throw call.Throw(Fault.Argument);
        }

        call.Return(((int)call.Number(0).Bits & (int)call.Number(1).Bits) != 0);
    }
}
