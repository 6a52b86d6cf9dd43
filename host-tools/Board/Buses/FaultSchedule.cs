using System.Collections.Generic;

namespace SecureBoot.Board.Buses;

/// <summary>The faulty transfers of a device, by their number from 1 on.</summary>
public sealed class FaultSchedule
{
    private readonly List<(BusFault Fault, int First, int Last)> _faults = [];

    /// <summary>The number of transfers.</summary>
    public int Transfers { get; private set; }

    /// <summary>The transfers <paramref name="first"/> to <paramref name="last"/> go wrong.</summary>
    public void Add(BusFault fault, int first, int last)
    {
        _faults.Add((fault, first, last));
    }

    /// <summary>Counts a transfer and returns its fault.</summary>
    public BusFault Next()
    {
        Transfers++;
        return _faults.Find(entry => Transfers >= entry.First && Transfers <= entry.Last).Fault;
    }
}
