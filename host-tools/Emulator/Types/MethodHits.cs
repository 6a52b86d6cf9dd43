using System.Collections.Generic;

namespace SecureBoot.Emulator.Types;

/// <summary>The execution counts of a method's instructions.</summary>
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

    /// <summary>The execution count of each instruction. An instruction that waits may count more than once.</summary>
    public long[] Counts { get; }

    /// <summary>The number of times that an instruction jumped, so that not the next instruction of the body followed.
    /// All other executions continued with the next instruction.</summary>
    public long JumpsFrom(int instruction) => _jumpsFrom[instruction];

    /// <summary>The number of times that a switch instruction jumped to an instruction that is not the next.</summary>
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
