using System.IO;
using Mono.Cecil;
using Mono.Cecil.Cil;
using SecureBoot.MetadataProcessor.Tables;
using SecureBoot.PeFormat;

namespace SecureBoot.MetadataProcessor.ByteCode;

/// <summary>Writes a body: the instructions of the .dll with shorter operands, then the exception clauses
/// (docs/pe-format.md, section 5).</summary>
internal sealed class CodeWriter(TableRows rows, StringPool strings, BinaryWriter output)
{
    private const byte TwoByteOpcode = 0xFE;

    private readonly TableRows _rows = rows;
    private readonly StringPool _strings = strings;
    private readonly BinaryWriter _output = output;

    public void Write(MethodBody body, CodeLayout layout)
    {
        foreach (Instruction instruction in body.Instructions)
        {
            WriteOpcode(instruction.OpCode);
            WriteOperand(instruction, layout);
        }

        if (body.HasExceptionHandlers)
        {
            new ClauseWriter(_rows, _output).Write(body, layout);
        }
    }

    private void WriteOpcode(OpCode opcode)
    {
        if (opcode.Size == 2)
        {
            _output.Write(TwoByteOpcode);
        }

        _output.Write(opcode.Op2);
    }

    private void WriteOperand(Instruction instruction, CodeLayout layout)
    {
        int end = layout[instruction] + instruction.OpCode.Size;
        switch (instruction.OpCode.OperandType)
        {
            case OperandType.InlineNone:
                break;
            case OperandType.ShortInlineBrTarget:
                _output.Write(unchecked((sbyte)(layout[(Instruction)instruction.Operand] - end - 1)));
                break;
            case OperandType.InlineBrTarget:
                _output.Write(unchecked((short)(layout[(Instruction)instruction.Operand] - end - 2)));
                break;
            case OperandType.InlineSwitch:
                WriteSwitch((Instruction[])instruction.Operand, end, layout);
                break;
            case OperandType.InlineMethod:
                _output.Write(MethodToken((MethodReference)instruction.Operand));
                break;
            case OperandType.InlineField:
                _output.Write(FieldToken((FieldReference)instruction.Operand));
                break;
            case OperandType.InlineType:
                _output.Write(TypeToken((TypeReference)instruction.Operand));
                break;
            case OperandType.InlineString:
                _output.Write(_strings.Add((string)instruction.Operand));
                break;
            case OperandType.InlineTok:
                _output.Write(LoadedToken(instruction.Operand));
                break;
            default:
                WriteNumber(instruction);
                break;
        }
    }

    private void WriteNumber(Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case sbyte value:
                _output.Write(value);
                break;
            case byte value:
                _output.Write(value);
                break;
            case int value:
                _output.Write(value);
                break;
            case long value:
                _output.Write(value);
                break;
            case float value:
                _output.Write(value);
                break;
            case double value:
                _output.Write(value);
                break;
            case VariableDefinition variable:
                WriteIndex(instruction.OpCode, variable.Index);
                break;
            case ParameterDefinition parameter:
                WriteIndex(instruction.OpCode, parameter.Sequence);
                break;
            default:
                break;
        }
    }

    private void WriteIndex(OpCode opcode, int index)
    {
        if (opcode.OperandType is OperandType.ShortInlineVar or OperandType.ShortInlineArg)
        {
            _output.Write((byte)index);
        }
        else
        {
            _output.Write((ushort)index);
        }
    }

    private void WriteSwitch(Instruction[] targets, int start, CodeLayout layout)
    {
        int end = start + 1 + (2 * targets.Length);
        _output.Write(unchecked((byte)targets.Length));
        foreach (Instruction target in targets)
        {
            _output.Write(unchecked((short)(layout[target] - end)));
        }
    }

    private ushort MethodToken(MethodReference method)
    {
        int row = _rows.TryGet(method, out int found) ? found : throw new MissingRowException(method.FullName);
        return (ushort)(method is MethodDefinition ? row : PeFile.ReferenceBit | row);
    }

    private ushort FieldToken(FieldReference field)
    {
        int row = _rows.TryGet(field, out int found) ? found : throw new MissingRowException(field.FullName);
        return (ushort)(field is FieldDefinition ? row : PeFile.ReferenceBit | row);
    }

    private ushort TypeToken(TypeReference type)
    {
        if (type is TypeSpecification)
        {
            return (ushort)(0x8000 | _rows.TypeSpec(type));
        }

        PeToken token = _rows.Find(type) ?? throw new MissingRowException(type.FullName);
        return (ushort)(token.Table == PeTable.TypeRef ? 0x4000 | token.Index : token.Index);
    }

    // The runtime has no handle of a method, nor of a field of another assembly.
    private uint LoadedToken(object operand)
    {
        return operand switch
        {
            TypeSpecification type => 0x08000000u | (uint)_rows.TypeSpec(type),
            TypeReference type when _rows.Find(type) is { } token =>
                (token.Table == PeTable.TypeRef ? 0x01000000u : 0x04000000u) | (uint)token.Index,
            FieldDefinition field when _rows.TryGet(field, out int row) => 0x05000000u | (uint)row,
            _ => 0,
        };
    }
}
