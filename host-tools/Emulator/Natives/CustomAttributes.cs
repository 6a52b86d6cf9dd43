using System.Collections.Generic;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Natives;

/// <summary>GetCustomAttributesNative: two things an attribute, an object of its type that no constructor has run on
/// and the constructor's argument, or an array of its arguments (corlib_native_System_RuntimeType.cpp,
/// GetCustomAttributes). The base library calls the constructor.</summary>
internal static class CustomAttributes
{
    public static void Return(NativeCall call, AssemblyDesc assembly, PeTable ownerTable, int ownerRow)
    {
        List<AttributeRow> rows = [];
        foreach (AttributeRow row in assembly.File.Attributes)
        {
            if (row.OwnerTable == (int)ownerTable && row.OwnerIndex == ownerRow)
            {
                rows.Add(row);
            }
        }

        HeapArray result = call.Heap.NewArray(call.Runtime.WellKnown.Object, 1, rows.Count * 2);
        call.Return(result);
        int at = 0;
        foreach (AttributeRow row in rows)
        {
            at += Fill(call, assembly, row, result, at);
        }
    }

    /// <summary>Writes the content of an attribute, and returns the number by which the runtime advances: one if only
    /// named arguments are given.</summary>
    private static int Fill(NativeCall call, AssemblyDesc assembly, AttributeRow row, HeapArray result, int at)
    {
        MethodDesc constructor = assembly.MethodOf(row.Constructor);
        AttributeBlob blob = new(call, assembly, row.Data);
        if (constructor.Parameters.Length > 0)
        {
            ValueSlot argument = blob.ReadArguments(constructor.Parameters);
            result.Slots[at].SetObject(call.Heap.NewObject(constructor.Owner));
            result.Slots[at + 1] = argument;
            return 2;
        }

        int named = blob.ReadCount();
        if (named == 0)
        {
            result.Slots[at].SetObject(call.Heap.NewObject(constructor.Owner));
            return 2;
        }

        blob.SkipNamed(constructor.Owner, named);
        return 1;
    }
}
