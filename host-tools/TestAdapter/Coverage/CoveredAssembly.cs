using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.TestAdapter.Coverage;

/// <summary>A line of source.</summary>
/// <param name="Number">The number of the line, from 1.</param>
/// <param name="Hits">The execution count of the line's statement; the highest count of several statements.</param>
/// <param name="IsStart">Whether a statement starts in the line; otherwise a statement continues there.</param>
/// <param name="Ways">The ways out of the branches that start there.</param>
/// <param name="WaysTaken">The number of branches that were taken.</param>
internal sealed record CoveredLine(int Number, long Hits, bool IsStart, int Ways, int WaysTaken)
{
    /// <summary>Lines of one file, of different methods or statements, with each number once. Where a statement starts,
    /// those count that start.</summary>
    public static CoveredLine[] Merge(IEnumerable<CoveredLine> lines)
    {
        return [.. lines.GroupBy(line => line.Number).OrderBy(group => group.Key).Select(Merge)];
    }

    private static CoveredLine Merge(IGrouping<int, CoveredLine> same)
    {
        CoveredLine[] counted = same.Any(line => line.IsStart) ? [.. same.Where(line => line.IsStart)] : [.. same];
        return new CoveredLine(
            same.Key, counted.Max(line =>
                line.Hits), counted[0].IsStart, counted.Sum(line => line.Ways), counted.Sum(line => line.WaysTaken));
    }
}

/// <summary>A method with source.</summary>
/// <param name="Name">The name.</param>
/// <param name="File">The file.</param>
/// <param name="Lines">The lines.</param>
internal sealed record CoveredMethod(string Name, string File, IReadOnlyList<CoveredLine> Lines);

/// <summary>A class, or the part of it in one file. The compiler's code for lambdas counts as the class's
/// own.</summary>
internal sealed record CoveredClass(string Name, string File, IReadOnlyList<CoveredMethod> Methods)
{
    /// <summary>The lines of all methods.</summary>
    public CoveredLine[] Lines { get; } = CoveredLine.Merge(Methods.SelectMany(method => method.Lines));
}

/// <summary>An assembly of the device.</summary>
internal sealed record CoveredAssembly(string Name, IReadOnlyList<CoveredClass> Classes);
