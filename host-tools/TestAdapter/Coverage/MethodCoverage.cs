using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.TestAdapter.Coverage;

/// <summary>The lines of one method: each statement counts as often as its first instruction, each conditional branch
/// has two ways out, a switch one for each target that differs. Code that the symbols hide belongs to the statement
/// before it, such as a switch to its value; in a finally it is the compiler's own.</summary>
internal sealed class MethodCoverage
{
    private readonly PeFile _file;
    private readonly PeInstruction[] _code;
    private readonly PeClause[] _clauses;
    private readonly IReadOnlyList<SourcePoint> _points;
    private readonly IReadOnlyList<MethodHits> _hits;

    public MethodCoverage(PeFile file, int row, IReadOnlyList<SourcePoint> points, IReadOnlyList<MethodHits> hits)
    {
        _file = file;
        (_code, _clauses) = PeMethodBody.Read(file, row);
        _points = points;
        _hits = hits;
    }

    public CoveredLine[] Lines()
    {
        List<CoveredLine> lines = [];
        SourcePoint? statement = null;
        for (int i = 0; i < _points.Count; i++)
        {
            int first = IndexAt(_points[i].Offset);
            int end = i + 1 < _points.Count ? IndexAt(_points[i + 1].Offset) : _code.Length;
            if (_points[i].File is not null && first < end)
            {
                statement = _points[i];
                Add(lines, statement, Count(first), first, end);
            }
            else if (statement is not null && first < end && !IsInFinally(_points[i].Offset))
            {
                Add(lines, statement with { EndLine = statement.StartLine }, 0, first, end);
            }
        }

        return CoveredLine.Merge(lines);
    }

    private bool IsInFinally(int offset)
    {
        return Array.Exists(
            _clauses,
            clause =>
                clause.Kind == PeClauseKind.Finally && clause.HandlerStart <= offset && offset < clause.HandlerEnd);
    }

    private void Add(List<CoveredLine> lines, SourcePoint point, long hits, int first, int end)
    {
        int ways = 0;
        int taken = 0;
        for (int i = first; i < end; i++)
        {
            long[] counts = WaysOut(i);
            ways += counts.Length;
            taken += counts.Count(count => count > 0);
        }

        lines.Add(new CoveredLine(point.StartLine, hits, true, ways, taken));
        for (int line = point.StartLine + 1; line <= point.EndLine; line++)
        {
            lines.Add(new CoveredLine(line, hits, false, 0, 0));
        }
    }

    private int IndexAt(int offset)
    {
        int index = Array.FindIndex(_code, instruction => instruction.Offset >= offset);
        return index < 0 ? _code.Length : index;
    }

    private long Count(int index) => _hits.Sum(hits => hits.Counts[index]);

    /// <summary>The counts of the ways out of a branch; empty for other instructions.</summary>
    private long[] WaysOut(int index)
    {
        PeInstruction instruction = _code[index];
        long onward = Count(index) - _hits.Sum(hits => hits.JumpsFrom(index));
        if (instruction.Targets is { } targets)
        {
            IEnumerable<int> others = targets.Distinct().Where(target => target != instruction.End);
            return [onward, .. others.Select(target => _hits.Sum(hits => hits.Selections(index, IndexAt(target))))];
        }

        return IsCondition(instruction) && instruction.Operand != instruction.End && !IsCachedDelegate(index)
            ? [onward, _hits.Sum(hits => hits.JumpsFrom(index))]
            : [];
    }

    private static bool IsCondition(PeInstruction instruction)
    {
        bool isBranch = instruction.Opcode.Operand is PeOperand.ShortBranch or PeOperand.Branch;
        return isBranch && instruction.Opcode.Name is not ("br" or "br.s" or "leave" or "leave.s");
    }

    /// <summary>Whether a branch only asks for the delegate that the compiler keeps of a lambda: ldsfld, dup,
    /// brtrue.</summary>
    private bool IsCachedDelegate(int index)
    {
        if (index < 2 || _code[index - 1].Opcode.Name != "dup" || _code[index - 2].Opcode.Name != "ldsfld")
        {
            return false;
        }

        int field = (int)_code[index - 2].Operand;
        return (field & PeFile.ReferenceBit) == 0 && _file.Text(_file.FieldDefs[field].Name).StartsWith('<');
    }
}
