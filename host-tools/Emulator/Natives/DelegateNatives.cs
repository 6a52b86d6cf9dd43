using System;
using System.Collections.Generic;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives;

/// <summary>System.Delegate and MulticastDelegate.</summary>
internal static class DelegateNatives
{
    public static void Add(NativeTable table)
    {
        foreach (string type in new[] { "System.Delegate", "System.MulticastDelegate" })
        {
            table.On(type)
                .Add($"op_Equality({type},{type})", static c => c.Return(Same(c)))
                .Add($"op_Inequality({type},{type})", static c => c.Return(!Same(c)));
        }

        table.On("System.Delegate")
            .Add("Equals(System.Object)", static c => c.Return(Same(c)))
            .Add("Combine(System.Delegate,System.Delegate)", Combine)
            .Add("Remove(System.Delegate,System.Delegate)", Remove)
            .Add("GetInvocationList", GetInvocationList)
            .Add("get_Target", static c => c.Result = Last(c).Target)
            .Add(
                "get_Method",
                static c => c.Return(c.Heap.NewReflection(c.Runtime.WellKnown.MethodInfo, Last(c).Method!)));
    }

    private static bool Same(NativeCall call) =>
        SlotOperations.Compare(ref call.Arg(0), ref call.Arg(1), signed: false) == 0;

    private static HeapDelegate Last(NativeCall call)
    {
        return (call.Ref(0) as HeapDelegate ?? throw call.Throw(Fault.NullReference)).Last;
    }

    public static void Combine(NativeCall call)
    {
        HeapDelegate? first = call.Ref(0) as HeapDelegate;
        HeapDelegate? second = call.Ref(1) as HeapDelegate;
        if (first is null || second is null)
        {
            call.Return(first ?? second);
            return;
        }

        List<HeapDelegate> all = [.. first.List ?? [first], .. second.List ?? [second]];
        call.Return(call.Heap.NewDelegateList(first.Type, [.. all]));
    }

    public static void Remove(NativeCall call)
    {
        HeapDelegate? source = call.Ref(0) as HeapDelegate;
        HeapDelegate? value = call.Ref(1) as HeapDelegate;
        if (source is null || value is null)
        {
            call.Return(source);
            return;
        }

        HeapDelegate? rest = source;
        foreach (HeapDelegate removed in value.List ?? [value])
        {
            rest = rest is null ? null : Without(call, rest, removed);
        }

        call.Return(rest);
    }

    /// <summary>Without the first that is the same: not the last, as .NET does it (CLR_RT_HeapBlock_Delegate_List.cpp,
    /// Change).</summary>
    private static HeapDelegate? Without(NativeCall call, HeapDelegate source, HeapDelegate removed)
    {
        HeapDelegate[] items = source.List ?? [source];
        int at = Array.FindIndex(
            items,
            item =>
                ReferenceEquals(item.Method, removed.Method) && ReferenceEquals(item.Target.Ref, removed.Target.Ref));
        if (at < 0)
        {
            return source;
        }

        return items.Length switch
        {
            1 => null,
            2 => items[1 - at],
            _ => call.Heap.NewDelegateList(source.Type, [.. items.AsSpan(0, at), .. items.AsSpan(at + 1)]),
        };
    }

    private static void GetInvocationList(NativeCall call)
    {
        HeapDelegate self = call.Ref(0) as HeapDelegate ?? throw call.Throw(Fault.NullReference);
        HeapDelegate[] items = self.List ?? [self];
        HeapArray result = call.Heap.NewArray(call.Runtime.WellKnown.Delegate, 1, items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            result.Slots[i].SetObject(items[i]);
        }

        call.Return(result);
    }
}
