using System.Collections.Generic;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>GetCustomAttributes: the attribute's object where it takes no arguments; else its arguments as they stand in the metadata.</summary>
/// <remarks>The device returns, for an attribute whose constructor takes arguments, an object of the attribute's type with its
/// fields not set by the constructor; here the constructor's array or values go to the fields of the same order.</remarks>
internal static class CustomAttributes
{
    public static void Return(NativeCall call, ICustomAttributeProvider provider)
    {
        List<(TypeDesc Type, CustomAttribute Attribute)> found = [];
        foreach (CustomAttribute attribute in provider.CustomAttributes)
        {
            if (call.Machine.Types.Find(attribute.AttributeType) is { } type && !Attributes.IsStripped(type.FullName))
            {
                found.Add((type, attribute));
            }
        }

        HeapArray result = call.Heap.NewArray(call.Machine.WellKnown.Object, 1, found.Count);
        for (int i = 0; i < found.Count; i++)
        {
            HeapObject item = call.Heap.NewObject(found[i].Type);
            Fill(call, item, found[i].Attribute);
            result.Slots[i].SetObject(item);
        }

        call.Return(result);
    }

    private static void Fill(NativeCall call, HeapObject item, CustomAttribute attribute)
    {
        for (int i = 0; i < attribute.ConstructorArguments.Count && i < item.Fields.Length; i++)
        {
            item.Fields[i] = Value(call, attribute.ConstructorArguments[i], item.Fields[i]);
        }
    }

    private static Slot Value(NativeCall call, CustomAttributeArgument argument, Slot field)
    {
        switch (argument.Value)
        {
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
        }

        return array;
    }

    private static DataType TagOf(object value)
    {
        return value switch
        {
            bool => DataType.Boolean,
            sbyte => DataType.I1,
            byte => DataType.U1,
            char => DataType.Char,
            short => DataType.I2,
            ushort => DataType.U2,
            uint => DataType.U4,
            long => DataType.I8,
            ulong => DataType.U8,
            float => DataType.R4,
            double => DataType.R8,
            _ => DataType.I4,
        };
    }

    private static long Bits(object value)
    {
        return value switch
        {
            bool b => b ? 1 : 0,
            sbyte n => n,
            byte n => n,
            char n => n,
            short n => n,
            ushort n => n,
            int n => n,
            uint n => n,
            long n => n,
            ulong n => unchecked((long)n),
            float n => System.BitConverter.SingleToInt32Bits(n),
            double n => System.BitConverter.DoubleToInt64Bits(n),
            _ => 0,
        };
    }
}
