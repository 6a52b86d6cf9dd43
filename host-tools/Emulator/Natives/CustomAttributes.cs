using System.Collections.Generic;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Natives;

/// <summary>GetCustomAttributesNative: two things an attribute, an object of its type that no constructor has run on and the constructor's argument,
/// or an array of its arguments (corlib_native_System_RuntimeType.cpp, GetCustomAttributes). The base library calls the constructor.</summary>
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

        HeapArray result = call.Heap.NewArray(call.Machine.WellKnown.Object, 1, rows.Count * 2);
        call.Return(result);
        int at = 0;
        foreach (AttributeRow row in rows)
        {
            at += Fill(call, assembly, row, result, at);
        }
    }

    /// <summary>Writes what an attribute has, and returns how far the runtime moves on: one where only named arguments are given.</summary>
    private static int Fill(NativeCall call, AssemblyDesc assembly, AttributeRow row, HeapArray result, int at)
    {
        MethodDesc constructor = assembly.MethodOf(row.Constructor);
        AttributeBlob blob = new(call, assembly, row.Data);
        if (constructor.Parameters.Length > 0)
        {
<<<<<<< HEAD
            case CustomAttributeArgument inner:
                Slot boxed = Value(call, inner, Slot.OfI4(0));
                TypeUse use = call.Machine.Types.Use(inner.Type);
                if (use.Levels == 0 && use.Type.IsValueType)
                {
                    call.Machine.Slots.Box(ref boxed, use.Type);
                }

                return boxed;
            case string text:
                return Slot.OfObject(call.Heap.NewString(text));
            case CustomAttributeArgument[] items:
                return Slot.OfObject(Array(call, argument, items));
            case TypeReference type:
                TypeUse named = call.Machine.Types.Use(type);
                return Slot.OfObject(call.Heap.NewReflection(call.Machine.WellKnown.RuntimeType, named.Type, named.Levels));
            case null:
                return Slot.OfObject(null);
            default:
                return new Slot { Bits = Bits(argument.Value), Tag = Tags.IsNumber(field.Tag) && field.Tag != DataType.I4 ? field.Tag : TagOf(argument.Value) };
        }
    }

    private static HeapArray Array(NativeCall call, CustomAttributeArgument argument, CustomAttributeArgument[] items)
    {
        TypeUse use = call.Machine.Types.Use(argument.Type);
        HeapArray array = call.Heap.NewArray(use.Type, use.Levels, items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            Slot value = Value(call, items[i], Slot.OfI4(0));
            call.Machine.Slots.StoreArrayElement(array, i, ref value, array.IsReference ? 0 : 1 << array.Shift);
=======
            Slot argument = blob.ReadArguments(constructor.Parameters);
            result.Slots[at].SetObject(call.Heap.NewObject(constructor.Owner));
            result.Slots[at + 1] = argument;
            return 2;
>>>>>>> nat
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
