using System;
using System.Linq;
using SecureBoot.PeFormat;

namespace SecureBoot.Cli.Audit;

/// <summary>Finds the bound of a number before its use: a comparison on each path to the use, of which only one outcome
/// leads there; or a property of the number itself.</summary>
internal sealed class GuardFinder(MethodFacts method, StackValues values, CodeFlow flow)
{
    private readonly MethodFacts _method = method;
    private readonly StackValues _values = values;
    private readonly CodeFlow _flow = flow;

    /// <summary>The check that bounds a number at an instruction; null if no check was found.</summary>
    internal string? Of(CodeValue number, int offset)
    {
        if (number.Constant is not null)
        {
            return "a constant";
        }

        if (number.Bound is not null)
        {
            return $"{number.Text}: {number.Bound}";
        }

        return Compared(number, offset) ?? OfParts(number, offset);
    }

    /// <summary>The limit of a loop's rounds; null if no limit was found.</summary>
    internal string? Of(CodeLoop loop)
    {
        foreach (PeInstruction branch in _method.Body.Instructions.Where(one =>
            loop.Contains(one.Offset) && Comparison(one) is not null && LeavesOrGoesBack(one, loop)))
        {
            (string opcode, CodeValue left, CodeValue right) = Comparison(branch)!.Value;
            bool isCounted = !opcode.StartsWith("bne", StringComparison.Ordinal)
                && !opcode.StartsWith("beq", StringComparison.Ordinal);
            CodeValue limit = Limit(left, right);
            if (isCounted && (limit.Constant is not null || limit.Bound is not null))
            {
                return $"the loop ends at {limit.Text}, {_method.Place(branch.Offset)}";
            }

            if (isCounted && Compared(limit, loop.Start) is { } guard)
            {
                return guard;
            }
        }

        return null;
    }

    private static CodeValue Limit(CodeValue left, CodeValue right) =>
        right.Constant is not null || right.Bound is not null || left.Constant is null && left.Bound is null
            ? right
            : left;

    // A comparison in a loop counts if one of its outcomes leaves the loop.
    private static bool LeavesOrGoesBack(PeInstruction branch, CodeLoop loop)
    {
        (int taken, int fallen) = CodeFlow.Ways(branch);
        return loop.Contains(taken) != (loop.Contains(fallen) && branch != loop.Back);
    }

    private string? OfParts(CodeValue number, int offset)
    {
        if (number.Parts.Count != 2 || number.Target is not null)
        {
            return null;
        }

        string? left = Of(number.Parts[0], offset);
        string? right = left is null ? null : Of(number.Parts[1], offset);
        return right is null
            ? null
            : string.Join("; ", new[] { left!, right }.Where(one => one != "a constant").Distinct());
    }

    private string? Compared(CodeValue number, int offset)
    {
        foreach (PeInstruction branch in _method.Body.Instructions.Where(one => one.Offset < offset))
        {
            if (Comparison(branch) is { } compared
                && (compared.Left.Contains(number) || compared.Right.Contains(number))
                && Outcome(branch, offset) is { } isTaken)
            {
                bool isLeft = compared.Left.Contains(number);
                string relation = Relation(compared.Opcode, isTaken, isLeft);
                if (relation is "<" or "<=" or "==")
                {
                    return $"{(isLeft ? compared.Left : compared.Right).Text} {relation} "
                        + $"{(isLeft ? compared.Right : compared.Left).Text}, {_method.Place(branch.Offset)}";
                }
            }
        }

        return null;
    }

    // The outcome of a branch that leads to the instruction: true for the branch taken; null if both outcomes lead
    // there, or a path bypasses the branch.
    private bool? Outcome(PeInstruction branch, int offset)
    {
        int start = _method.Body.Instructions[0].Offset;
        if (start != branch.Offset && _flow.IsReached(start, offset, branch.Offset))
        {
            return null;
        }

        (int taken, int fallen) = CodeFlow.Ways(branch);
        bool byTaken = _flow.IsReached(taken, offset, branch.Offset);
        bool byFallen = _flow.IsReached(fallen, offset, branch.Offset);
        return byTaken == byFallen ? null : byTaken;
    }

    private (string Opcode, CodeValue Left, CodeValue Right)? Comparison(PeInstruction branch)
    {
        string name = branch.Opcode.Name;
        CodeValue[] taken = _values.Taken(branch);
        if (branch.Opcode.Operand is not (PeOperand.ShortBranch or PeOperand.Branch) || taken.Length == 0)
        {
            return null;
        }

        if (taken.Length == 2)
        {
            return (name, taken[0], taken[1]);
        }

        bool isTrue = name.StartsWith("brtrue", StringComparison.Ordinal);
        return taken[0] is { Target: { } opcode, Parts.Count: 2 } one
            ? (isTrue ? opcode : "not " + opcode, one.Parts[0], one.Parts[1])
            : null;
    }

    // The relation of the number to the other number on the path to the instruction.
    private static string Relation(string opcode, bool isTaken, bool isLeft)
    {
        bool isNot = opcode.StartsWith("not ", StringComparison.Ordinal) == isTaken;
        string family = opcode.Replace("not ", "", StringComparison.Ordinal).Split('.')[0];
        string relation = family switch
        {
            "blt" or "clt" => isNot ? ">=" : "<",
            "ble" => isNot ? ">" : "<=",
            "bgt" or "cgt" => isNot ? "<=" : ">",
            "bge" => isNot ? "<" : ">=",
            "beq" or "ceq" => isNot ? "!=" : "==",
            _ => isNot ? "==" : "!=",
        };
        return isLeft ? relation : Mirrored(relation);
    }

    private static string Mirrored(string relation) => relation switch
    {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        _ => relation,
    };
}
