using System;
using System.Runtime.CompilerServices;

namespace SecureBoot.PeFormat.Checks;

/// <summary>Checks bodies: known opcodes, operands that are rows, branches and clauses at instructions, an end that is
/// not passed (docs/pe-format.md, section 13).</summary>
internal sealed class PeBodyCheck(PeFile file)
{
    private readonly PeFile _file = file;
    private bool[] _starts = [];
    private MethodDefRow _method;

    public void Run()
    {
        for (int i = 0; i < _file.MethodDefs.Length; i++)
        {
            if (_file.MethodDefs[i].Rva != PeFile.None)
            {
                Run(i);
            }
        }
    }

    /// <summary>Checks one body; returns it.</summary>
    public PeMethodBody Run(int method)
    {
        try
        {
            PeMethodBody body = PeMethodBody.Read(_file, method);
            _method = _file.MethodDefs[method];
            Check(body);
            return body;
        }
        catch (PeException e)
        {
            throw new PeException($"method {method} ({_file.Text(_file.MethodDefs[method].Name)}): {e.Message}", e);
        }
    }

    private void Check(PeMethodBody body)
    {
        Require(body.Instructions.Length > 0, "the body has no instruction");
        PeInstruction last = body.Instructions[^1];
        _starts = new bool[last.End + 1];
        foreach (PeInstruction instruction in body.Instructions)
        {
            _starts[instruction.Offset] = true;
        }

        Require(IsEnd(last.Opcode), $"the code goes on behind its end, after {last.Opcode.Name}");
        foreach (PeInstruction instruction in body.Instructions)
        {
            Require(
                !instruction.Opcode.IsRefused,
                $"{instruction.Opcode.Name} at 0x{instruction.Offset:X}, which the runtime does not execute");
            CheckOperand(instruction);
        }

        foreach (PeClause clause in body.Clauses)
        {
            Check(clause, last.End);
        }
    }

    private void CheckOperand(PeInstruction instruction)
    {
        long operand = instruction.Operand;
        bool isRow = instruction.Opcode.Operand switch
        {
            PeOperand.Method => IsRow(operand, _file.MethodRefs.Length, _file.MethodDefs.Length),
            PeOperand.Field => IsRow(operand, _file.FieldRefs.Length, _file.FieldDefs.Length),
            PeOperand.Type => IsType((int)operand),
            PeOperand.Token => IsToken(operand),
            PeOperand.String => PeTextCheck.Problem(_file, (ushort)operand) is null,
            PeOperand.ShortBranch or PeOperand.Branch => IsStart(operand),
            PeOperand.Switch => Array.TrueForAll(instruction.Targets!, target => IsStart(target)),
            _ => true,
        };
        Require(
            isRow,
            $"{instruction.Opcode.Name} at 0x{instruction.Offset:X} has the operand 0x{operand:X}, which is no "
                + $"{Expected(instruction.Opcode.Operand)}");
        PeVariable? variable = PeVariable.Of(instruction);
        int count = variable is { IsArgument: true } ? _method.Arguments : _method.Locals;
        Require(
            variable is null || variable.Value.Index < count,
            $"{instruction.Opcode.Name} at "
                + $"0x{instruction.Offset:X} names a variable that is not there: the method has {count}");
    }

    private void Check(PeClause clause, int end)
    {
        bool isClass = clause.Kind != PeClauseKind.Catch
            || IsRow(clause.Class, _file.TypeRefs.Length, _file.TypeDefs.Length);
        bool isFilter = clause.Kind != PeClauseKind.Filter
            || (IsStart(clause.Class) && clause.Class < clause.HandlerStart);
        Require(
            clause.Kind <= PeClauseKind.Filter && isClass && isFilter,
            $"an exception clause of kind {(int)clause.Kind} with the class or filter 0x{clause.Class:X4}");
        bool isBlock = IsStart(clause.TryStart) && IsEnd(clause.TryEnd, end) && clause.TryStart < clause.TryEnd;
        bool isHandler = IsStart(clause.HandlerStart)
            && IsEnd(clause.HandlerEnd, end)
            && clause.HandlerStart < clause.HandlerEnd;
        bool isApart = clause.TryEnd <= clause.HandlerStart || clause.HandlerEnd <= clause.TryStart;
        Require(
            isBlock && isHandler && isApart,
            $"an exception clause with the block 0x{clause.TryStart:X} to 0x{clause.TryEnd:X} and the handler "
                + $"0x{clause.HandlerStart:X} to 0x{clause.HandlerEnd:X}, which are not at instructions");
    }

    // Whether no instruction runs after it.
    private static bool IsEnd(PeOpcode opcode)
    {
        return opcode.Name is "br" or "br.s" or "leave" or "leave.s" or "ret" or "throw" or "rethrow" or "endfinally"
            or "endfilter";
    }

    private bool IsStart(long offset) => offset >= 0 && offset < _starts.Length && _starts[offset];

    private bool IsEnd(int offset, int end) => offset == end || IsStart(offset);

    private static bool IsRow(long token, int references, int definitions)
    {
        return (token & ~PeFile.ReferenceBit) < ((token & PeFile.ReferenceBit) != 0 ? references : definitions);
    }

    private bool IsType(int token)
    {
        return (token & 0x3FFF) < (token >> 14) switch
        {
            0 => _file.TypeDefs.Length,
            1 => _file.TypeRefs.Length,
            2 => _file.TypeSpecs.Length,
            _ => 0,
        };
    }

    private bool IsToken(long token)
    {
        return (token & 0xFFFFFF) < (token >> 24) switch
        {
            1 => _file.TypeRefs.Length,
            4 => _file.TypeDefs.Length,
            5 => _file.FieldDefs.Length,
            8 => _file.TypeSpecs.Length,
            _ => 0,
        };
    }

    private static string Expected(PeOperand operand)
    {
        return operand switch
        {
            PeOperand.String => "text",
            PeOperand.ShortBranch or PeOperand.Branch or PeOperand.Switch => "instruction",
            _ => "row",
        };
    }

    private static void Require(bool condition, string problem)
    {
        if (!condition)
        {
            throw new PeException(problem);
        }
    }

    private static void Require(
        bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] ref CheckMessage problem)
    {
        if (!condition)
        {
            throw new PeException(problem.Take());
        }
    }
}
