using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.PeFormat;

namespace SecureBoot.Cli.Audit;

/// <summary>The ways through a method, by offsets. Exceptions lead from a guarded block to its handlers.</summary>
internal sealed class CodeFlow
{
    // A method of any source takes a few dozen.
    private const int MostSearches = 2000;

    private readonly Dictionary<int, List<int>> _successors = [];
    private int _searches;

    internal CodeFlow(PeMethodBody body)
    {
        foreach (PeInstruction instruction in body.Instructions)
        {
            _successors[instruction.Offset] = Next(instruction, body.Instructions[^1].End);
        }

        foreach (PeClause clause in body.Clauses.Where(clause => _successors.ContainsKey(clause.TryStart)))
        {
            _successors[clause.TryStart].Add(clause.HandlerStart);
        }

        Loops = [.. body.Instructions.Where(IsBack).Select(back => new CodeLoop(Target(back), back))];
    }

    /// <summary>The loops, inner ones too: from where a branch goes back to, to that branch.</summary>
    internal IReadOnlyList<CodeLoop> Loops { get; }

    /// <summary>Whether an offset can be reached from another one without passing a third; true after too many
    /// questions.</summary>
    internal bool IsReached(int from, int to, int without)
    {
        if (++_searches > MostSearches)
        {
            return true;
        }

        HashSet<int> seen = [without];
        Stack<int> open = new([from]);
        while (open.TryPop(out int at))
        {
            if (at == to && at != without)
            {
                return true;
            }

            if (seen.Add(at) && _successors.TryGetValue(at, out List<int>? next))
            {
                next.ForEach(open.Push);
            }
        }

        return false;
    }

    /// <summary>The two successors of a conditional branch: its target, and the instruction after it.</summary>
    internal static (int Taken, int Fallen) Ways(PeInstruction branch) => (Target(branch), branch.End);

    private static bool IsBack(PeInstruction instruction)
    {
        bool isBranch = instruction.Opcode.Operand is PeOperand.ShortBranch or PeOperand.Branch
            && !instruction.Opcode.Name.StartsWith("leave", StringComparison.Ordinal);
        return isBranch && Target(instruction) <= instruction.Offset;
    }

    private static int Target(PeInstruction branch) => (int)branch.Operand;

    private static List<int> Next(PeInstruction instruction, int end)
    {
        List<int> next = [];
        string name = instruction.Opcode.Name;
        if (name is not ("br" or "br.s" or "leave" or "leave.s" or "ret" or "throw" or "rethrow" or "endfinally"
            or "endfilter") && instruction.End < end)
        {
            next.Add(instruction.End);
        }

        switch (instruction.Opcode.Operand)
        {
            case PeOperand.ShortBranch or PeOperand.Branch:
                next.Add(Target(instruction));
                break;
            case PeOperand.Switch:
                next.AddRange(instruction.Targets!);
                break;
        }

        return next;
    }
}

/// <summary>A loop: the compiler puts it in one piece.</summary>
/// <param name="Start">The first instruction of it.</param>
/// <param name="Back">The branch that goes back.</param>
internal sealed record CodeLoop(int Start, PeInstruction Back)
{
    /// <summary>Whether an instruction is in it.</summary>
    internal bool Contains(int offset) => offset >= Start && offset <= Back.Offset;
}
