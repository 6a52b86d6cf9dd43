using System;
using System.Buffers.Binary;
using System.Linq;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Tests.Fuzz;

/// <summary>Damages the byte code of one method so that it still decodes: other opcodes of the same size, other rows,
/// variables and branch targets.</summary>
internal sealed class BodyMutator
{
    private static readonly ILookup<(PeOperand Operand, int Size), PeOpcode> s_alike = PeOpcode.All.Where(
        o => !o.IsRefused).ToLookup(o => (o.Operand, o.Size));

    private readonly PeFile _file;
    private readonly Memory<byte> _code;
    private readonly Random _random;

    public BodyMutator(PeFile file, Memory<byte> code, Random random)
    {
        _file = file;
        _code = code;
        _random = random;
    }

    public void Damage()
    {
        int[] methods = [.. Enumerable.Range(0, _file.MethodDefs.Length).Where(HasBody)];
        if (methods.Length == 0)
        {
            return;
        }

        int method = methods[_random.Next(methods.Length)];
        PeMethodBody body = PeMethodBody.Read(_file, method);
        Span<byte> code = _code.Span[_file.MethodDefs[method].Rva..];
        PeInstruction instruction = body.Instructions[_random.Next(body.Instructions.Length)];
        switch (_random.Next(8))
        {
            case < 3:
                ChangeOpcode(code, instruction);
                break;
            case 3:
                Swap(code, body, instruction);
                break;
            case 4:
                code.Slice(instruction.Offset, instruction.Size).Clear();
                break;
            default:
                ChangeOperand(code, body, instruction);
                break;
        }
    }

    private bool HasBody(int method) => _file.MethodDefs[method].Rva != PeFile.None;

    private void ChangeOpcode(Span<byte> code, in PeInstruction instruction)
    {
        PeOpcode[] alike = [.. s_alike[(instruction.Opcode.Operand, instruction.Opcode.Size)]];
        PeOpcode other = alike[_random.Next(alike.Length)];
        if (other.Size == 1)
        {
            code[instruction.Offset] = (byte)other.Code;
        }
        else
        {
            BinaryPrimitives.WriteUInt16BigEndian(code[instruction.Offset..], other.Code);
        }
    }

    private void Swap(Span<byte> code, PeMethodBody body, PeInstruction instruction)
    {
        PeInstruction[] alike = [.. body.Instructions.Where(i => i.Size == instruction.Size)];
        PeInstruction other = alike[_random.Next(alike.Length)];
        byte[] kept = code.Slice(instruction.Offset, instruction.Size).ToArray();
        code.Slice(other.Offset, other.Size).CopyTo(code[instruction.Offset..]);
        kept.CopyTo(code[other.Offset..]);
    }

    private void ChangeOperand(Span<byte> code, PeMethodBody body, in PeInstruction instruction)
    {
        Span<byte> operand = code[(instruction.Offset + instruction.Opcode.Size)..instruction.End];
        switch (instruction.Opcode.Operand)
        {
            case PeOperand.Method:
                Write(operand, Row(_file.MethodDefs.Length, _file.MethodRefs.Length, PeFile.ReferenceBit));
                break;
            case PeOperand.Field:
                Write(operand, Row(_file.FieldDefs.Length, _file.FieldRefs.Length, PeFile.ReferenceBit));
                break;
            case PeOperand.Type:
                Write(
                    operand,
                    _random.Next(3) == 0
                        ? 0x8000 | _random.Next(_file.TypeSpecs.Length + 1)
                        : Row(_file.TypeDefs.Length, _file.TypeRefs.Length, 0x4000));
                break;
            case PeOperand.Branch:
                Write(operand, body.Instructions[_random.Next(body.Instructions.Length)].Offset - instruction.End);
                break;
            case PeOperand.ShortBranch:
                operand[0] = unchecked((byte)(body.Instructions[_random.Next(body.Instructions.Length)].Offset
                    - instruction.End));
                break;
            case not PeOperand.None when operand.Length > 0:
                operand[_random.Next(operand.Length)] = _random.Next(2) == 0
                    ? (byte)_random.Next(8)
                    : (byte)_random.Next(256);
                break;
        }
    }

    private int Row(int definitions, int references, int referenceBit)
    {
        return _random.Next(2) == 0 && references > 0
            ? referenceBit | _random.Next(references)
            : _random.Next(definitions + 1);
    }

    private static void Write(Span<byte> operand, int value) =>
        BinaryPrimitives.WriteUInt16LittleEndian(operand, unchecked((ushort)value));
}
