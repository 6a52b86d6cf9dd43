using System;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>RuntimeHelpers and RemotingServices.</summary>
internal static class RuntimeNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Runtime.CompilerServices.RuntimeHelpers")
            .Add("InitializeArray(System.Array,System.RuntimeFieldHandle)", InitializeArray)
            .Add("GetObjectValue(System.Object)", GetObjectValue)
            .Add("RunClassConstructor(System.RuntimeTypeHandle)", static c => throw c.Throw(Fault.NotSupported))
            .Add("get_OffsetToStringData", static c => throw c.Throw(Fault.NotSupported));
        table.On("System.Runtime.Remoting.RemotingServices")
            .Add("IsTransparentProxy(System.Object)", static c => c.Return(false));
    }

    private static void InitializeArray(NativeCall call)
    {
        HeapArray array = call.Array(0);
        if (array.IsReference)
        {
            throw call.Throw(Fault.Argument);
        }

        if (call.Ref(1) is not HeapReflection { Subject: FieldDesc field } || field.InitialValue.IsEmpty)
        {
            throw call.Throw(Fault.Plain);
        }

        ReadOnlySpan<byte> data = field.InitialValue;
        int whole = Math.Min(data.Length, array.Bytes.Length) >> array.Shift << array.Shift;
        data[..whole].CopyTo(array.Bytes);
    }

    private static void GetObjectValue(NativeCall call)
    {
        call.Result = call.Arg(0);
        if (call.Ref(0) is HeapObject { IsUnboxed: false, Type.IsValueType: true } box)
        {
            call.Return(call.Heap.Clone(box));
        }
    }
}
