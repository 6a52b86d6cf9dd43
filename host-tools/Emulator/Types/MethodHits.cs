using System.Collections.Generic;

namespace SecureBoot.Emulator.Types;

/// <summary>How often the instructions of a method were executed.</summary>
public sealed class MethodHits
{
    private readonly Dictionary<(int From, int To), long> _selections = [];
    private readonly long[] _jumpsFrom;

    internal MethodHits(string assembly, int row, int instructions)
    {
        Assembly = assembly;
        Row = row;
        Counts = new long[instructions];
        _jumpsFrom = new long[instructions];
    }

    /// <summary>The assembly's name.</summary>
    public string Assembly { get; }

    /// <summary>The method's row in the assembly.</summary>
    public int Row { get; }

    /// <summary>For each instruction how often it was executed. One that waits may count more than once.</summary>
    public long[] Counts { get; }

    /// <summary>How often an instruction was followed by one that is not the next in the body. The rest of its
    /// executions went on with the next.</summary>
    public long JumpsFrom(int instruction) => _jumpsFrom[instruction];

    /// <summary>How often a switch instruction went to an instruction that is not the next.</summary>
    public long Selections(int from, int to) => _selections.GetValueOrDefault((from, to));

    internal void Jump(int from, int to, bool isSwitch)
    {
        _jumpsFrom[from]++;
        if (isSwitch)
        {
            _selections[(from, to)] = _selections.GetValueOrDefault((from, to)) + 1;
        }
    }
}
