using System;
using Mono.Cecil;
using Mono.Cecil.Cil;
using SecureBoot.MetadataProcessor.ByteCode;
using SecureBoot.MetadataProcessor.Problems;

namespace SecureBoot.MetadataProcessor.Checks;

/// <summary>Finds instructions in a body that the runtime does not execute, and values that do not fit their
/// operands.</summary>
internal sealed class BodyCheck
{
    private readonly MethodDefinition _method;
    private readonly bool _isCore;
    private readonly ProblemList _problems;
    private readonly CodeLayout _layout;

    private BodyCheck(MethodDefinition method, bool isCore, ProblemList problems)
    {
        _method = method;
        _isCore = isCore;
        _problems = problems;
        _layout = new CodeLayout(method.Body);
    }

    public static void Run(MethodDefinition method, bool isCore, ProblemList problems)
    {
        BodyCheck check = new(method, isCore, problems);
        foreach (Instruction instruction in method.Body.Instructions)
        {
            check.CheckInstruction(instruction);
            check.CheckOperand(instruction);
            check.CheckBranch(instruction);
        }

        check.CheckClauses();
        check.CheckSizes();
    }

    private void CheckInstruction(Instruction instruction)
    {
        string name = instruction.OpCode.Name;
        switch (instruction.OpCode.Code)
        {
            case Code.Localloc:
                Error(
                    ProblemCode.Pointer,
                    instruction,
                    "stackalloc: nanoCLR has no memory beside its heap; use an array");
                break;
            case Code.Calli:
                Error(
                    ProblemCode.FunctionPointer,
                    instruction,
                    "a call by function pointer: nanoCLR has none; use a delegate");
                break;
            case Code.Arglist or Code.Cpblk or Code.Initblk or Code.Jmp or Code.Mkrefany or Code.Refanytype
                or Code.Refanyval:
                Error(ProblemCode.Instruction, instruction, $"the instruction {name}, which nanoCLR does not execute");
                break;
            case Code.Ckfinite or Code.Readonly:
                Warning(
                    ProblemCode.Instruction,
                    instruction,
                    $"the instruction {name}, which nanoCLR does not execute: the method throws there");
                break;
            case Code.Ldtoken when instruction.Operand is MethodReference or FieldReference and not FieldDefinition:
                Warning(
                    ProblemCode.Instruction,
                    instruction,
                    "a handle of a method, or of a field of another assembly, which the file cannot have: the "
                        + "method fails there");
                break;
            default:
                break;
        }
    }

    private void CheckOperand(Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case TypeReference type:
                CheckUse(instruction, type);
                break;
            case FieldReference field:
                CheckUse(instruction, field.DeclaringType);
                CheckUse(instruction, field.FieldType);
                break;
            case GenericInstanceMethod method:
                Error(
                    ProblemCode.Generic,
                    instruction,
                    $"a call of the generic method {method.ElementMethod.FullName}: nanoCLR 1.x has no generics");
                break;
            case MethodReference method:
                CheckCall(instruction, method);
                break;
            default:
                break;
        }
    }

    private void CheckCall(Instruction instruction, MethodReference method)
    {
        CheckUse(instruction, method.DeclaringType);
        CheckUse(instruction, method.ReturnType);
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            CheckUse(instruction, parameter.ParameterType);
        }
    }

    private void CheckBranch(Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case Instruction target when instruction.OpCode.OperandType == OperandType.InlineBrTarget:
                CheckDistance(instruction, target, 2);
                break;
            case Instruction[] targets when targets.Length > byte.MaxValue:
                Error(
                    ProblemCode.Count,
                    instruction,
                    $"a switch with {targets.Length} cases in a row, and the count is one byte: 255 at most; split it");
                break;
            case Instruction[] targets:
                Array.ForEach(targets, target => CheckDistance(instruction, target, 1 + (2 * targets.Length)));
                break;
            default:
                break;
        }
    }

    private void CheckDistance(Instruction instruction, Instruction target, int operandSize)
    {
        int distance = _layout[target] - _layout[instruction] - instruction.OpCode.Size - operandSize;
        if (distance is < short.MinValue or > short.MaxValue)
        {
            Error(
                ProblemCode.Branch,
                instruction,
                $"a branch over {Math.Abs(distance)} bytes, and 32767 is the most: split the method");
        }
    }

    private void CheckClauses()
    {
        if (!_method.Body.HasExceptionHandlers)
        {
            return;
        }

        int count = _method.Body.ExceptionHandlers.Count;
        if (count > byte.MaxValue)
        {
            Error(
                ProblemCode.Count,
                null,
                $"{count} exception clauses, and the count is one byte: 255 at most; split the method");
        }

        foreach (ExceptionHandler handler in _method.Body.ExceptionHandlers)
        {
            if (handler.HandlerEnd is null)
            {
                Warning(
                    ProblemCode.Lost,
                    handler.HandlerStart,
                    "a handler at the end of the method: the last instruction is not part of it on the device");
            }

            if (handler.CatchType is not null)
            {
                CheckUse(handler.HandlerStart, handler.CatchType);
            }
        }
    }

    private void CheckSizes()
    {
        if (_layout.Size > ushort.MaxValue)
        {
            Error(
                ProblemCode.TableFull,
                null,
                $"{_layout.Size} bytes of byte code, and 65535 is the most of an assembly: split the method");
        }

        int stack = StackSize.Of(_method.Body);
        if (stack > byte.MaxValue)
        {
            Error(
                ProblemCode.Count,
                null,
                $"{stack} slots of the evaluation stack, and the count is one byte: 255 at most; use local variables");
        }
    }

    private void CheckUse(Instruction instruction, TypeReference type)
    {
        if (TypeCheck.Find(type, _isCore) is { } found)
        {
            Error(found.Code, instruction, found.Text);
        }
    }

    private void Error(ProblemCode code, Instruction? at, string text) =>
        _problems.Error(code, Place.Of(_method, at), text);

    private void Warning(ProblemCode code, Instruction? at, string text) =>
        _problems.Warning(code, Place.Of(_method, at), text);
}
