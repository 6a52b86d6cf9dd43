using System.Collections.Generic;
using System.IO;
using Mono.Cecil;
using Mono.Cecil.Cil;
using SecureBoot.PeFormat;

namespace SecureBoot.MetadataProcessor.Tables;

/// <summary>Encodes signatures (docs/pe-format.md, section 6).</summary>
internal sealed class SignatureEncoder(TableRows rows)
{
    private const byte FieldConvention = 6;

    private readonly TableRows _rows = rows;

    public byte[] Field(FieldReference field)
    {
        MemoryStream output = new();
        output.WriteByte(FieldConvention);
        WriteType(field.FieldType, output);
        return output.ToArray();
    }

    public byte[] Method(MethodReference method)
    {
        MemoryStream output = new();
        bool isGeneric = method.HasGenericParameters;
        output.WriteByte((byte)((method.HasThis
            ? PeMethodSignature.HasThisBit
            : 0) | (isGeneric ? PeMethodSignature.GenericBit : 0)));
        if (isGeneric)
        {
            output.WriteByte(Low(method.GenericParameters.Count));
        }

        output.WriteByte(Low(method.Parameters.Count));
        WriteType(method.ReturnType, output);
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            WriteType(parameter.ParameterType, output);
        }

        return output.ToArray();
    }

    public byte[] Locals(IEnumerable<VariableDefinition> variables)
    {
        MemoryStream output = new();
        foreach (VariableDefinition variable in variables)
        {
            WriteType(variable.VariableType, output);
        }

        return output.ToArray();
    }

    public byte[] Interfaces(ICollection<InterfaceImplementation> interfaces)
    {
        MemoryStream output = new();
        output.WriteByte(Low(interfaces.Count));
        foreach (InterfaceImplementation implementation in interfaces)
        {
            WriteToken(implementation.InterfaceType, output);
        }

        return output.ToArray();
    }

    public byte[] Type(TypeReference type)
    {
        MemoryStream output = new();
        WriteType(type, output);
        return output.ToArray();
    }

    /// <summary>The first byte of a type's signature.</summary>
    public static PeDataType Code(TypeReference type)
    {
        if (TypeNames.TryInSignature(type, out PeDataType code))
        {
            return code;
        }

        return type.MetadataType switch
        {
            MetadataType.Class => PeDataType.Class,
            MetadataType.ValueType => PeDataType.ValueType,
            MetadataType.Array => PeDataType.SzArray,
            MetadataType.ByReference => PeDataType.ByRef,
            MetadataType.Var => PeDataType.GenericParameter,
            _ => PeDataType.Void,
        };
    }

    private void WriteType(TypeReference type, MemoryStream output)
    {
        PeDataType code = Code(type);
        output.WriteByte((byte)code);
        switch (code)
        {
            case PeDataType.Class or PeDataType.ValueType:
                WriteToken(type, output);
                break;
            case PeDataType.SzArray or PeDataType.ByRef:
                WriteType(((TypeSpecification)type).ElementType, output);
                break;
            case PeDataType.GenericParameter:
                output.WriteByte(Low(((GenericParameter)type).Position));
                break;
            default:
                break;
        }
    }

    private void WriteToken(TypeReference type, MemoryStream output)
    {
        PeToken token = _rows.Find(type) ?? throw new MissingRowException(type.FullName);
        uint value = ((uint)token.Index << 2) | (token.Table == PeTable.TypeRef ? 1u : 0u);
        if (value > 0x3FFF)
        {
            output.WriteByte((byte)(0xC0 | (value >> 24)));
            output.WriteByte((byte)((value >> 16) & 0xFF));
            output.WriteByte((byte)((value >> 8) & 0xFF));
        }
        else if (value > 0x7F)
        {
            output.WriteByte((byte)(0x80 | (value >> 8)));
        }

        output.WriteByte((byte)(value & 0xFF));
    }

    // Counts above 255 are reported elsewhere.
    private static byte Low(int value) => (byte)(value & 0xFF);
}
