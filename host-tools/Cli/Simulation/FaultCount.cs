using System;
using System.Linq;

namespace SecureBoot.Cli.Simulation;

/// <summary>The number of injections for each outcome.</summary>
internal sealed class FaultCount
{
    private readonly long[] _ends = new long[Enum.GetValues<FaultEnd>().Length];

    /// <summary>Instructions of the boot without a fault, to the decision or the load; of one case.</summary>
    internal long Instructions { get; set; }

    internal long this[FaultEnd end] => _ends[(int)end];

    internal long Injections => _ends.Sum();

    internal void Add(FaultEnd end) => _ends[(int)end]++;

    internal void Add(FaultCount other)
    {
        for (int i = 0; i < _ends.Length; i++)
        {
            _ends[i] += other._ends[i];
        }
    }

    public override string ToString()
    {
        string boot = Instructions == 0 ? "" : $"a boot of {Instructions} instructions, ";
        return $"{boot}{Injections} injections: {this[FaultEnd.NoEffect]} without effect, {this[FaultEnd.Refused]} "
            + $"refused, {this[FaultEnd.Recovery]} recovery, {this[FaultEnd.Reset]} reset, {this[FaultEnd.Dead]} dead, "
            + $"{this[FaultEnd.Accepted]} accepted";
    }

    /// <summary>The counts in the order of the ends, for a state file.</summary>
    internal string Write() => string.Join(' ', _ends);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static FaultCount Read(string text)
    {
        FaultCount count = new();
        string[] parts = text.Split(' ');
        for (int i = 0; i < count._ends.Length; i++)
        {
            count._ends[i] = long.Parse(parts[i], System.Globalization.CultureInfo.InvariantCulture);
        }

        return count;
    }
}
