using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Types;

/// <summary>Where fields lie in objects, and statics in their assembly.</summary>
internal sealed partial class DeviceTypes
{
    /// <summary>Places the instance fields of a type.</summary>
    public void LayOut(TypeDesc type)
    {
        if (type.IsLaidOut)
        {
            return;
        }

        type.IsLaidOut = true;
        List<Slot> template = [];
        List<(int, TypeDesc)> structs = [];
        if (type.Base is { } parent)
        {
            LayOut(parent);
            template.AddRange(parent.Template);
            structs.AddRange(parent.StructFields);
            type.Finalizer = parent.Finalizer;
        }

        if (type.FullName != "System.Object" && type.Definition.Methods.FirstOrDefault(m => m.Name == "Finalize" && m.IsVirtual && m.Parameters.Count == 0) is { } finalizer)
        {
            type.Finalizer = Get(finalizer);
        }

        foreach (FieldDefinition field in type.Definition.Fields.Where(f => !f.IsStatic))
        {
            Place(field, type, template, structs);
        }

        type.Template = [.. template];
        type.StructFields = [.. structs];
    }

    private static DataType DataTypeOf(TypeDefinition definition)
    {
        string name = definition.IsEnum ? definition.Fields.First(f => !f.IsStatic).FieldType.FullName : definition.FullName;
        return name switch
        {
            "System.Void" => DataType.Void,
            "System.Boolean" => DataType.Boolean,
            "System.SByte" => DataType.I1,
            "System.Byte" => DataType.U1,
            "System.Char" => DataType.Char,
            "System.Int16" => DataType.I2,
            "System.UInt16" => DataType.U2,
            "System.Int32" or "System.IntPtr" => DataType.I4,
            "System.UInt32" or "System.UIntPtr" => DataType.U4,
            "System.Int64" => DataType.I8,
            "System.UInt64" => DataType.U8,
            "System.Single" => DataType.R4,
            "System.Double" => DataType.R8,
            "System.DateTime" => DataType.DateTime,
            "System.TimeSpan" => DataType.TimeSpan,
            "System.String" => DataType.String,
            _ => definition.IsValueType ? DataType.ValueType : DataType.Class,
        };
    }

    private void Place(FieldDefinition field, TypeDesc owner, List<Slot> slots, List<(int Index, TypeDesc Type)>? structs)
    {
        TypeUse use = Use(field.FieldType);
        _fields[field] = new FieldDesc { Definition = field, Owner = owner, Index = slots.Count, Type = use };
        if (use.IsStruct)
        {
            structs?.Add((slots.Count, use.Type));
        }

        slots.Add(new Slot { Tag = use.IsStruct ? DataType.Object : use.Tag });
    }

    public void LayOutStatics(AssemblyDesc assembly)
    {
        List<Slot> slots = [];
        foreach (TypeDefinition definition in assembly.Order)
        {
            if (!definition.HasFields)
            {
                continue;
            }

            foreach (FieldDefinition field in definition.Fields.Where(f => f.IsStatic && !f.HasConstant))
            {
                Place(field, Get(definition), slots, null);
            }
        }

        assembly.Statics = [.. slots];
    }
}
