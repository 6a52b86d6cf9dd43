using System;
using System.Threading;

namespace SecureBoot.SensorPrograms;

/// <summary>Marks the measured part for the test. The texts exist before the first mark, so marks allocate nothing in
/// between.</summary>
internal sealed class Mark
{
    private readonly string _begin = "begin";
    private readonly string _end = "end";

    internal void Begin()
    {
        // Ends the quantum, because the emulator updates its meter at the end of a quantum.
        Thread.Sleep(0);
        Console.Write(_begin);
    }

    internal void End()
    {
        Thread.Sleep(0);
        Console.Write(_end);
    }
}
