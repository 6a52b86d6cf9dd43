using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using SecureBoot.MetadataProcessor.Order;
using SecureBoot.PeFormat;

namespace SecureBoot.MetadataProcessor.Tables;

/// <summary>Encodes the arguments of a custom attribute (docs/pe-format.md, section 8).</summary>
internal sealed class AttributeData
{
    private const byte NamedField = 0x53;
    private const byte NamedProperty = 0x54;
    private const byte StringType = 14;

    private readonly StringPool _strings;
    private readonly MemoryStream _bytes = new();
    private readonly BinaryWriter _output;

    private AttributeData(StringPool strings)
    {
        _strings = strings;
        _output = new BinaryWriter(_bytes);
    }

    public static byte[] Encode(CustomAttribute attribute, StringPool strings)
    {
        AttributeData data = new(strings);
        foreach (CustomAttributeArgument argument in attribute.ConstructorArguments)
        {
            data.Write(argument);
        }

        data._output.Write((ushort)(attribute.Fields.Count + attribute.Properties.Count));
        data.Write(NamedField, attribute.Fields);
        data.Write(NamedProperty, attribute.Properties);
        data._output.Flush();
        return data._bytes.ToArray();
    }

    private void Write(byte kind, IEnumerable<CustomAttributeNamedArgument> arguments)
    {
        foreach (CustomAttributeNamedArgument argument in arguments.OrderBy(static a => a.Name, NameOrder.Instance))
        {
            _output.Write(kind);
            _output.Write(_strings.Add(argument.Name));
            Write(argument.Argument);
        }
    }

    // Enums, and arrays of anything but objects, are not written: the official processor leaves them out.
    private void Write(CustomAttributeArgument argument)
    {
        if (argument.Type is ArrayType array && array.GetElementType().FullName == "System.Object")
        {
            WriteArray((CustomAttributeArgument[])argument.Value);
        }
        else if (argument.Type.FullName == "System.Type")
        {
            _output.Write(StringType);
            _output.Write(_strings.Add((argument.Value as TypeReference)?.FullName ?? ""));
        }
        else if (TypeNames.TryInSignature(argument.Type, out PeDataType code))
        {
            WriteSimple(code, argument.Value);
        }
    }

    private void WriteArray(CustomAttributeArgument[]? items)
    {
        _output.Write(unchecked((byte)(items?.Length ?? 0)));
        foreach (CustomAttributeArgument item in items ?? [])
        {
            Write((CustomAttributeArgument)item.Value);
        }
    }

    private void WriteSimple(PeDataType code, object? value)
    {
        switch (code)
        {
            case PeDataType.String:
                _output.Write(StringType);
                _output.Write(_strings.Add(value as string ?? ""));
                return;
            case PeDataType.Boolean or PeDataType.Char or PeDataType.I1 or PeDataType.U1 or PeDataType.I2
                or PeDataType.U2:
            case PeDataType.I4 or PeDataType.U4 or PeDataType.I8 or PeDataType.U8 or PeDataType.R4 or PeDataType.R8:
                _output.Write(ElementType(code));
                WriteNumber(value);
                return;
            default:
                return;
        }
    }

    private void WriteNumber(object? value)
    {
        switch (value)
        {
            case bool v:
                _output.Write(v);
                break;
            case char v:
                _output.Write(v);
                break;
            case sbyte v:
                _output.Write(v);
                break;
            case byte v:
                _output.Write(v);
                break;
            case short v:
                _output.Write(v);
                break;
            case ushort v:
                _output.Write(v);
                break;
            case int v:
                _output.Write(v);
                break;
            case uint v:
                _output.Write(v);
                break;
            case long v:
                _output.Write(v);
                break;
            case ulong v:
                _output.Write(v);
                break;
            case float v:
                _output.Write(v);
                break;
            case double v:
                _output.Write(v);
                break;
            default:
                break;
        }
    }

    // ECMA-335's element types, which an attribute has, are not the runtime's codes.
    private static byte ElementType(PeDataType code)
    {
        return code switch
        {
            PeDataType.Boolean => 2,
            PeDataType.Char => 3,
            PeDataType.I1 => 4,
            PeDataType.U1 => 5,
            PeDataType.I2 => 6,
            PeDataType.U2 => 7,
            PeDataType.I4 => 8,
            PeDataType.U4 => 9,
            PeDataType.I8 => 10,
            PeDataType.U8 => 11,
            PeDataType.R4 => 12,
            _ => 13,
        };
    }
}
