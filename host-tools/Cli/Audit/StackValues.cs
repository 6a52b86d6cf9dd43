using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.PeFormat;

namespace SecureBoot.Cli.Audit;

/// <summary>Follows the evaluation stack through a method, and records the inputs of each instruction.</summary>
/// <remarks>One pass in the order of the bytes. Values on the stack are unknown where paths join.</remarks>
internal sealed class StackValues
{
    private readonly MethodFacts _method;
    private readonly PeMethodSignature _signature;
    private readonly Dictionary<int, CodeValue> _definitions = [];
    private readonly Dictionary<int, CodeValue[]> _arrivals = [];
    private readonly Dictionary<int, CodeValue[]> _taken = [];
    private readonly HashSet<int> _once;
    private readonly List<CodeValue> _stack = [];

    internal StackValues(MethodFacts method)
    {
        _method = method;
        _signature = PeMethodSignature.Read(
            method.Assembly.File, method.Assembly.File.MethodDefs[method.Row].Signature);
        _once = StoredOnce(method.Body.Instructions);
        Run();
    }

    /// <summary>The operands that an instruction takes, the deepest first.</summary>
    internal CodeValue[] Taken(PeInstruction instruction) => _taken.GetValueOrDefault(instruction.Offset, []);

    private static HashSet<int> StoredOnce(PeInstruction[] instructions)
    {
        HashSet<int> once = [];
        HashSet<int> more = [];
        foreach (PeInstruction instruction in instructions)
        {
            bool isStore = instruction.Opcode.Name.StartsWith("stloc", StringComparison.Ordinal);
            bool isAddress = instruction.Opcode.Name.StartsWith("ldloca", StringComparison.Ordinal);
            if ((isStore || isAddress)
                && PeVariable.Of(instruction) is { } variable
                && (isAddress || !once.Add(variable.Index)))
            {
                more.Add(variable.Index);
            }
        }

        once.ExceptWith(more);
        return once;
    }

    private void Run()
    {
        foreach (PeClause clause in _method.Body.Clauses)
        {
            _arrivals[clause.HandlerStart] = clause.Kind is PeClauseKind.Finally or PeClauseKind.Fault
                ? []
                : [CodeValue.Unknown];
            if (clause.Kind == PeClauseKind.Filter)
            {
                _arrivals[clause.Class] = [CodeValue.Unknown];
            }
        }

        foreach (PeInstruction instruction in _method.Body.Instructions)
        {
            Meet(instruction.Offset);
            Step(instruction);
            _stack.RemoveRange(0, Math.Max(0, _stack.Count - byte.MaxValue));
        }
    }

    private void Meet(int offset)
    {
        if (!_arrivals.TryGetValue(offset, out CodeValue[]? arrived))
        {
            return;
        }

        CodeValue[] fallen = [.. _stack];
        _stack.Clear();
        for (int i = 0; i < arrived.Length; i++)
        {
            bool isOther = fallen.Length == arrived.Length && fallen[i].Id != arrived[i].Id;
            _stack.Add(isOther ? CodeValue.Unknown : arrived[i]);
        }
    }

    private void Step(PeInstruction instruction)
    {
        string name = instruction.Opcode.Name;
        CodeValue[] taken = Take(Pops(instruction, name));
        _taken[instruction.Offset] = taken;
        switch (instruction.Opcode.Operand)
        {
            case PeOperand.ShortBranch or PeOperand.Branch:
                _arrivals.TryAdd(
                    (int)instruction.Operand, name.StartsWith("leave", StringComparison.Ordinal) ? [] : [.. _stack]);
                break;
            case PeOperand.Switch:
                Array.ForEach(instruction.Targets!, target => _arrivals.TryAdd(target, [.. _stack]));
                break;
            case PeOperand.Method when name is "call" or "callvirt" or "newobj":
                Call(instruction, name, taken);
                return;
        }

        if (name == "dup")
        {
            _stack.Add(taken[0]);
        }

        if (Result(instruction, name, taken) is { } value)
        {
            _stack.Add(value);
        }

        if (name is "ret" or "throw" or "rethrow" or "endfinally" or "br" or "br.s" or "leave" or "leave.s")
        {
            _stack.Clear();
        }

        if (name.StartsWith("stloc", StringComparison.Ordinal)
            && PeVariable.Of(instruction) is { } variable
            && _once.Contains(variable.Index))
        {
            _definitions[variable.Index] = taken[0];
        }
    }

    private int Pops(PeInstruction instruction, string name)
    {
        string family = name.Split('.')[0];
        return family switch
        {
            "call" or "callvirt" => Arguments(instruction),
            "newobj" => Arguments(instruction) - 1,
            "stelem" => 3,
            "stfld" or "stind" or "stobj" or "cpobj" => 2,
            "ret" => _signature.Returns.Type == PeDataType.Void && _signature.Returns.Levels == 0 ? 0 : 1,
            "beq" or "bge" or "bgt" or "ble" or "blt" or "bne" => 2,
            "add" or "sub" or "mul" or "div" or "rem" or "and" or "or" or "xor" or "shl" or "shr" or "ceq" or "cgt"
                or "clt" => 2,
            "ldelem" or "ldelema" => 2,
            "dup" or "pop" or "brfalse" or "brtrue" or "switch" or "neg" or "not" or "conv" or "ldind" or "ldobj"
                or "castclass" or "isinst" or "box" or "unbox" => 1,
            "ldfld" or "ldflda" or "newarr" or "ldlen" or "ldvirtftn" or "stloc" or "starg" or "stsfld" or "throw"
                or "initobj" or "endfilter" => 1,
            _ => 0,
        };
    }

    private int Arguments(PeInstruction call)
    {
        PeMethodSignature signature = _method.Assembly.SignatureOf(call);
        return signature.Parameters.Length + (signature.HasThis ? 1 : 0);
    }

    private CodeValue[] Take(int count)
    {
        CodeValue[] taken = new CodeValue[count];
        for (int i = count - 1; i >= 0; i--)
        {
            taken[i] = CodeValue.Unknown;
            if (_stack.Count > 0)
            {
                taken[i] = _stack[^1];
                _stack.RemoveAt(_stack.Count - 1);
            }
        }

        return taken;
    }

    private void Call(PeInstruction call, string opcode, CodeValue[] taken)
    {
        PeElement returns = _method.Assembly.SignatureOf(call).Returns;
        if (opcode != "newobj" && returns is { Type: PeDataType.Void, Levels: 0 })
        {
            return;
        }

        string name = _method.Assembly.NameOf(call);
        string shortName = name[(name.LastIndexOf('.', name.Length - 2) + 1)..];
        bool isLength = shortName is "get_Length" or "get_Count";
        bool isLess = shortName == "Min" && taken.Any(one => one.Constant is not null || one.Bound is not null);
        string text = isLength ? $"{(taken.Length > 0 ? taken[0].Text : "?")}.{shortName[4..]}"
            : shortName.StartsWith("get_", StringComparison.Ordinal) ? shortName[4..]
            : shortName + "()";
        _stack.Add(new CodeValue(isLength && taken.Length > 0 ? $"len {taken[0].Id}" : $"call@{call.Offset}", text)
        {
            Bound = isLength ? "the length of something that is there" : isLess ? "the lesser of two" : ByType(returns),
            Target = opcode == "newobj" && taken.Length == 2 ? taken[1].Target : null,
        });
    }

    private CodeValue? Result(PeInstruction instruction, string name, CodeValue[] taken)
    {
        string family = name.Split('.')[0];
        switch (family)
        {
            case "ldc":
                return Constant(instruction, name);
            case "ldarg" or "ldloc":
                return Variable(PeVariable.Of(instruction)!.Value);
            case "ldfld" or "ldsfld":
                string field = _method.Assembly.FieldOf(instruction);
                return new CodeValue($"field {field}", field[(field.LastIndexOf('.') + 1)..]);
            case "ldlen":
                return new CodeValue(
                    $"len {taken[0].Id}",
                    $"{taken[0].Text}.Length")
                { Bound = "the length of something that is there" };
            case "conv":
                return Converted(name, taken[0]);
            case "ceq" or "cgt" or "clt":
                return CodeValue.Comparison(name, taken[0], taken[1]);
            case "add" or "sub" or "mul" or "div" or "rem" or "and" or "or" or "xor" or "shl" or "shr":
                return CodeValue.Binary(name, taken[0], taken[1]);
            case "dup" or "castclass" or "isinst":
                return taken[0];
            case "ldftn" or "ldvirtftn":
                return new CodeValue(
                    $"ftn@{instruction.Offset}", "a method")
                { Target = _method.Assembly.NameOf(instruction) };
            case "ldnull" or "ldstr" or "ldsflda" or "ldflda" or "ldarga" or "ldloca" or "ldtoken" or "sizeof"
                or "newarr" or "neg" or "not" or "ldind" or "ldobj" or "box" or "unbox" or "ldelem" or "ldelema":
                return new CodeValue(
                    $"at@{instruction.Offset}",
                    "a value")
                { Bound = name is "ldelem.u1" or "ldind.u1" ? "one byte" : null };
            default:
                return null;
        }
    }

    private static CodeValue Constant(PeInstruction instruction, string name) => name switch
    {
        "ldc.i4.m1" => CodeValue.Of(-1),
        "ldc.r4" or "ldc.r8" => CodeValue.Unknown,
        _ when instruction.Opcode.Operand == PeOperand.None => CodeValue.Of(name[^1] - '0'),
        _ => CodeValue.Of(instruction.Operand),
    };

    private CodeValue Variable(PeVariable variable)
    {
        if (!variable.IsArgument)
        {
            CodeValue? made = _definitions.GetValueOrDefault(variable.Index);
            return made?.Constant is not null
                ? made
                : new CodeValue(
                    $"local {variable.Index}",
                    made is null || made == CodeValue.Unknown
                        ? "a local"
                        : made.Text)
                { Bound = made?.Bound, Target = made?.Target };
        }

        int index = variable.Index - (_signature.HasThis ? 1 : 0);
        return index < 0
            ? new CodeValue("this", "this")
            : new CodeValue(
                $"argument {index + 1}", $"argument {index + 1}")
            { Bound = ByType(_signature.Parameters[index]) };
    }

    private static string? ByType(PeElement type) =>
        type is { Levels: 0, ByRef: false, Type: PeDataType.U1 or PeDataType.Boolean } ? "one byte" : null;

    private static CodeValue Converted(string name, CodeValue value)
    {
        return name switch
        {
            "conv.u1" => value with { Bound = "one byte" },
            _ => value,
        };
    }
}
