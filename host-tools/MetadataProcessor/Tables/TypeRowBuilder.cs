using System;
using System.Collections.Generic;
using Mono.Cecil;
using SecureBoot.MetadataProcessor.Order;
using SecureBoot.PeFormat;

namespace SecureBoot.MetadataProcessor.Tables;

/// <summary>Builds the rows of the types (docs/pe-format.md, section 4).</summary>
internal sealed class TypeRowBuilder(TableRows rows, StringPool strings, Func<TypeDefinition, ushort> placeMembers)
{
    private readonly TableRows _rows = rows;
    private readonly StringPool _strings = strings;
    private readonly Func<TypeDefinition, ushort> _placeMembers = placeMembers;
    private int _methods;

    public TypeDefRow[] Build()
    {
        List<TypeDefRow> types = new(_rows.TypeDefs.Count);
        foreach (TypeDefinition type in _rows.TypeDefs)
        {
            TypeDefRow row = Build(type);
            types.Add(row);
            _methods += row.Methods;
        }

        return [.. types];
    }

    private TypeDefRow Build(TypeDefinition type)
    {
        ushort interfaces = _placeMembers(type);
        List<FieldDefinition> fields = MemberOrder.Fields(type).FindAll(f => _rows.TryGet(f, out _));
        List<MethodDefinition> methods = MemberOrder.Methods(type).FindAll(m => _rows.TryGet(m, out _));
        int staticFields = fields.FindAll(static f => f.IsStatic).Count;
        int virtuals = methods.FindAll(static m => m.IsVirtual).Count;
        int statics = methods.FindAll(static m => m.IsStatic && !m.IsVirtual).Count;
        (ushort firstStatic, ushort firstInstance) = FirstFields(fields, staticFields);
        return new TypeDefRow(
            _strings.Add(type.Name),
            _strings.Add(type.Namespace),
            Extends(type),
            type.DeclaringType is null ? PeFile.None : (ushort)_rows[type.DeclaringType],
            interfaces,
            (ushort)(methods.Count > 0 ? _rows[methods[0]] : _methods),
            Low(virtuals),
            Low(methods.Count - virtuals - statics),
            Low(statics),
            DataType(type, fields),
            firstStatic,
            firstInstance,
            Low(staticFields),
            Low(fields.Count - staticFields),
            RowFlags.Of(type));
    }

    private (ushort Static, ushort Instance) FirstFields(List<FieldDefinition> fields, int staticFields)
    {
        ushort firstStatic = staticFields > 0 ? (ushort)_rows[fields[0]] : (ushort)0;
        ushort firstInstance = fields.Count > staticFields ? (ushort)_rows[fields[staticFields]] : (ushort)0;
        return (staticFields == 0 ? firstInstance : firstStatic, firstInstance);
    }

    private ushort Extends(TypeDefinition type)
    {
        if (type.BaseType is null)
        {
            return PeFile.None;
        }

        PeToken token = _rows.Find(type.BaseType) ?? throw new MissingRowException(type.BaseType.FullName);
        return (ushort)(token.Table == PeTable.TypeRef ? PeFile.ReferenceBit | token.Index : token.Index);
    }

    private static PeDataType DataType(TypeDefinition type, List<FieldDefinition> fields)
    {
        if (TypeNames.TryInRow(type, out PeDataType known))
        {
            return known;
        }

        if (type.IsEnum)
        {
            FieldDefinition? value = fields.Find(static f => f.IsSpecialName);
            return value is null ? PeDataType.I4 : SignatureEncoder.Code(value.FieldType);
        }

        return type.IsValueType ? PeDataType.ValueType : PeDataType.Class;
    }

    // Counts above 255 are reported elsewhere.
    private static byte Low(int value) => (byte)(value & 0xFF);
}
