using System;
using System.Buffers.Binary;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Natives;

/// <summary>The arguments of a custom attribute, as the runtime reads them (TypeSystem.cpp, CLR_RT_AttributeParser;
/// docs/pe-format.md, section 8).</summary>
/// <remarks>For some types the metadata processor wrote no bytes, and the runtime reads the bytes that
/// follow.</remarks>
internal sealed class AttributeBlob(NativeCall call, AssemblyDesc assembly, int position)
{
    private const byte NamedField = 0x53;
    private const string Source = "TypeSystem.cpp, CLR_RT_AttributeParser::Next";

    private readonly NativeCall _call = call;
    private readonly AssemblyDesc _assembly = assembly;
    private int _position = position;

    public int ReadCount() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    /// <summary>The argument of the constructor; an array of its arguments where it takes several, or an object
    /// array.</summary>
    public ValueSlot ReadArguments(ReadOnlySpan<TypeUse> parameters)
    {
        TypeUse first = parameters[0];
        bool isObjects = first.Levels == 1 && ReferenceEquals(first.Type, _call.Runtime.WellKnown.Object);
        if (isObjects || parameters.Length > 1)
        {
            return ReadArray(isObjects ? Take(1)[0] : parameters.Length);
        }

        DataType type = first.Type.IsEnum || first.Type.DataType == DataType.ValueType
            ? DataType.ValueType
            : first.Type.DataType;
        return ReadKnown(type, skip: true);
    }

    /// <summary>Reads past named arguments: of fields only.</summary>
    public void SkipNamed(TypeDesc type, int count)
    {
        for (int i = 0; i < count; i++)
        {
            byte kind = Take(1)[0];
            string name = Text();
            if (kind != NamedField)
            {
                throw _call.Throw(Fault.NotSupported);
            }

            FieldDesc field = type.FindField(name) ?? throw _call.Throw(Fault.Plain);
            ReadKnown(field.Type.Type.DataType, skip: true);
        }
    }

    private ValueSlot ReadArray(int count)
    {
        if (count == 0)
        {
            throw _call.Corrupt("an attribute with an empty array of arguments", Source);
        }

        HeapArray array = _call.Heap.NewArray(_call.Runtime.WellKnown.Object, 1, count);
        for (int i = 0; i < count; i++)
        {
            array.Slots[i] = ReadKnown(FromElementType(Take(1)[0]), skip: false);
        }

        return ValueSlot.OfObject(array);
    }

    private ValueSlot ReadKnown(DataType type, bool skip)
    {
        if (type != DataType.String && !Tags.IsNumber(type))
        {
            throw _call.Throw(Fault.Plain);
        }

        Take(skip ? 1 : 0);
        if (type == DataType.String)
        {
            return ValueSlot.OfObject(_call.Heap.NewString(Text()));
        }

        long bits = 0;
        ReadOnlySpan<byte> bytes = Take(Tags.Size(type));
        for (int i = 0; i < bytes.Length; i++)
        {
            bits |= (long)bytes[i] << (8 * i);
        }

        bits = type == DataType.Boolean ? (bits != 0 ? 1 : 0)
            : type == DataType.I4 ? (int)bits
            : Tags.Narrow(type, bits);
        return ValueSlot.OfObject(_call.Heap.NewBox(
            _call.Runtime.Dispatch.NumberType(type), new ValueSlot { Bits = bits, Tag = type }));
    }

    private string Text()
    {
        ushort id = (ushort)ReadCount();
        try
        {
            return _assembly.File.Text(id);
        }
        catch (PeException)
        {
            throw _call.Corrupt($"an attribute with the string 0x{id:X4}", Source);
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        byte[] all = _assembly.File.Signatures;
        if (_position + count > all.Length)
        {
            throw _call.Corrupt("an attribute's arguments end after the table", Source);
        }

        ReadOnlySpan<byte> taken = all.AsSpan(_position, count);
        _position += count;
        return taken;
    }

    private static DataType FromElementType(byte element)
    {
        return element switch
        {
            0x02 => DataType.Boolean,
            0x03 => DataType.Char,
            0x04 => DataType.I1,
            0x05 => DataType.U1,
            0x06 => DataType.I2,
            0x07 => DataType.U2,
            0x08 => DataType.I4,
            0x09 => DataType.U4,
            0x0A => DataType.I8,
            0x0B => DataType.U8,
            0x0C => DataType.R4,
            0x0D => DataType.R8,
            0x0E => DataType.String,
            _ => DataType.Void,
        };
    }
}
