using System.Collections.Generic;
using System.Runtime.CompilerServices;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Types;

/// <summary>The layout of fields in objects, and of statics in their assembly.</summary>
internal sealed partial class DeviceTypes
{
    /// <summary>Places the instance fields of a type.</summary>
    public static void LayOut(TypeDesc type)
    {
        if (type.IsLaidOut)
        {
            return;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        type.IsLaidOut = true;
        List<ValueSlot> template = [];
        List<(int, TypeDesc)> structs = [];
        if (type.Base is { } parent)
        {
            LayOut(parent);
            template.AddRange(parent.Template);
            structs.AddRange(parent.StructFields);
            type.Finalizer = parent.Finalizer;
        }

        if ((type.Flags & TypeDefFlags.HasFinalizer) != 0)
        {
            type.Finalizer = FindFinalizer(type);
        }

        foreach (FieldDesc field in type.InstanceFields)
        {
            Place(field, template, structs);
        }

        // The content of a box of the type; the fields of some enums are left out of their assembly.
        if (type.IsValueType && !type.IsStruct && template.Count == 0)
        {
            template.Add(new ValueSlot { Tag = type.DataType });
        }

        type.Template = [.. template];
        type.StructFields = [.. structs];
    }

    public static void LayOutStatics(AssemblyDesc assembly)
    {
        List<ValueSlot> slots = [];
        foreach (TypeDesc type in assembly.Types)
        {
            foreach (FieldDesc field in type.StaticFields)
            {
                Place(field, slots, null);
            }
        }

        assembly.Statics = [.. slots];
    }

    private static MethodDesc? FindFinalizer(TypeDesc type)
    {
        foreach (MethodDesc method in type.InstanceMethods)
        {
            if ((method.Flags & MethodDefFlags.Finalizer) != 0)
            {
                return method;
            }
        }

        return null;
    }

    private static void Place(FieldDesc field, List<ValueSlot> slots, List<(int Index, TypeDesc Type)>? structs)
    {
        TypeUse use = field.Type;
        field.Index = slots.Count;
        if (use.IsStruct)
        {
            structs?.Add((slots.Count, use.Type));
        }

        slots.Add(new ValueSlot { Tag = use.IsStruct ? DataType.Object : use.Tag });
    }
}
