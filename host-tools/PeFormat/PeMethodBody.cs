using System;
using System.Buffers.Binary;

namespace SecureBoot.PeFormat;

/// <summary>A method's body, decoded (docs/pe-format.md, section 5).</summary>
/// <param name="Instructions">The instructions in order.</param>
/// <param name="Clauses">The exception clauses in the order in which they are searched.</param>
public sealed record PeMethodBody(PeInstruction[] Instructions, PeClause[] Clauses)
{
    private const int ClauseSize = 12;

    /// <summary>Decodes the body of a method that has one.</summary>
    /// <exception cref="PeException">The body leaves its table or has an unknown opcode.</exception>
    public static PeMethodBody Read(PeFile file, int method)
    {
        ReadOnlySpan<byte> code = Bytes(file, method);
        PeClause[] clauses = [];
        if ((file.MethodDefs[method].Flags & MethodDefFlags.HasExceptionHandlers) != 0)
        {
            clauses = ReadClauses(ref code);
        }

        // An instruction has a byte at least.
        PeInstruction[] found = new PeInstruction[code.Length];
        int count = 0;
        for (int at = 0; at < code.Length; at += found[count++].Size)
        {
            found[count] = ReadInstruction(code, at);
        }

        PeInstruction[] instructions = new PeInstruction[count];
        Array.Copy(found, instructions, count);
        return new PeMethodBody(instructions, clauses);
    }

    // A body ends where the next one starts, as the runtime finds it.
    private static ReadOnlySpan<byte> Bytes(PeFile file, int method)
    {
        int start = file.MethodDefs[method].Rva;
        int end = file.ByteCode.Length;
        for (int next = method + 1; next < file.MethodDefs.Length; next++)
        {
            if (file.MethodDefs[next].Rva != PeFile.None)
            {
                end = file.MethodDefs[next].Rva;
                break;
            }
        }

        return start < end && end <= file.ByteCode.Length
            ? file.ByteCode.AsSpan(start, end - start)
            : throw new PeException($"the body at 0x{start:X} leaves the byte code");
    }

    private static PeClause[] ReadClauses(ref ReadOnlySpan<byte> code)
    {
        int count = code[^1];
        int start = code.Length - 1 - (count * ClauseSize);
        if (start < 0)
        {
            throw new PeException($"{count} exception clauses do not fit the body of {code.Length} bytes");
        }

        PeClause[] clauses = new PeClause[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> clause = code.Slice(start + (i * ClauseSize), ClauseSize);
            clauses[i] = new PeClause(
                (PeClauseKind)U16(clause),
                U16(clause[2..]),
                U16(clause[4..]),
                U16(clause[6..]),
                U16(clause[8..]),
                U16(clause[10..]));
        }

        code = code[..start];
        return clauses;
    }

    private static PeInstruction ReadInstruction(ReadOnlySpan<byte> code, int at)
    {
        int value = code[at] == 0xFE && at + 1 < code.Length ? 0xFE00 | code[at + 1] : code[at];
        PeOpcode opcode = PeOpcode.Find(value) ?? throw new PeException($"unknown opcode {value:X} at offset 0x{at:X}");
        ReadOnlySpan<byte> operand = code[(at + opcode.Size)..];
        int size = opcode.Operand == PeOperand.Switch
            ? (operand.Length == 0 ? 1 : 1 + (2 * operand[0]))
            : OperandSize(opcode.Operand);
        if (size > operand.Length)
        {
            throw new PeException($"{opcode.Name} at offset 0x{at:X} leaves the body");
        }

        int end = at + opcode.Size + size;
        return opcode.Operand switch
        {
            PeOperand.Switch => new PeInstruction(at, end - at, opcode, operand[0], Targets(operand, end)),
            PeOperand.ShortBranch => new PeInstruction(at, end - at, opcode, end + unchecked((sbyte)operand[0]), null),
            PeOperand.Branch => new PeInstruction(at, end - at, opcode, end + unchecked((short)U16(operand)), null),
            _ => new PeInstruction(at, end - at, opcode, Number(opcode.Operand, operand), null),
        };
    }

    private static int[] Targets(ReadOnlySpan<byte> operand, int end)
    {
        int[] targets = new int[operand[0]];
        for (int i = 0; i < targets.Length; i++)
        {
            targets[i] = end + unchecked((short)U16(operand[(1 + (2 * i))..]));
        }

        return targets;
    }

    /// <summary>Bytes of an operand of fixed size.</summary>
    public static int OperandSize(PeOperand operand)
    {
        return operand switch
        {
            PeOperand.None => 0,
            PeOperand.U1 or PeOperand.I1 or PeOperand.ShortBranch or PeOperand.Switch => 1,
            PeOperand.I4 or PeOperand.R4 or PeOperand.Token => 4,
            PeOperand.I8 or PeOperand.R8 => 8,
            _ => 2,
        };
    }

    private static long Number(PeOperand kind, ReadOnlySpan<byte> operand)
    {
        return kind switch
        {
            PeOperand.None => 0,
            PeOperand.U1 => operand[0],
            PeOperand.I1 => unchecked((sbyte)operand[0]),
            PeOperand.I4 or PeOperand.R4 => BinaryPrimitives.ReadInt32LittleEndian(operand),
            PeOperand.Token => BinaryPrimitives.ReadUInt32LittleEndian(operand),
            PeOperand.I8 or PeOperand.R8 => BinaryPrimitives.ReadInt64LittleEndian(operand),
            _ => U16(operand),
        };
    }

    private static ushort U16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
