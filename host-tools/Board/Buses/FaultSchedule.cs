using System.Collections.Generic;

namespace SecureBoot.Board.Buses;

/// <summary>Which transfers of a device go wrong, by their number from 1 on.</summary>
public sealed class FaultSchedule
{
    private readonly List<(BusFault Fault, int First, int Last)> _faults = [];

    /// <summary>How many transfers there were.</summary>
    public int Transfers { get; private set; }

    /// <summary>The transfers <paramref name="first"/> to <paramref name="last"/> go wrong.</summary>
    public void Add(BusFault fault, int first, int last)
    {
        _faults.Add((fault, first, last));
    }

    /// <summary>Counts a transfer and says what goes wrong in it.</summary>
    public BusFault Next()
    {
        Transfers++;
        return _faults.Find(entry => Transfers >= entry.First && Transfers <= entry.Last).Fault;
    }
}
