using System;
using SecureBoot.Sensors;

namespace SecureBoot.SensorPrograms;

/// <summary>Four pulses against four takes of one counter.</summary>
public sealed class InterleavePulses
{
    private readonly PulseCounter _counter = new(0, 0);
    private int _taken;

    /// <summary>Runs the threads.</summary>
    public static void Main()
    {
        while (true)
        {
            Console.Write("run");
            InterleavePulses run = new();
            run._counter.Start();
            bool isDone = Pair.Run(run.Edges, run.Takes);
            Console.Write(isDone && run._taken + run._counter.Take() == 4 ? "ok" : "wrong");
        }
    }

    private void Edges()
    {
        for (uint i = 0; i < 4; i++)
        {
            _ = _counter.OnEdge(true, i);
            _ = _counter.OnEdge(false, i);
        }
    }

    private void Takes()
    {
        for (int i = 0; i < 4; i++)
        {
            _taken += _counter.Take();
        }
    }
}
