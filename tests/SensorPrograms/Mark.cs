using System;
using System.Threading;

namespace SecureBoot.SensorPrograms;

/// <summary>Tells the test where the measured part begins and ends. The texts exist before the first mark, so that
/// marking allocates nothing in between.</summary>
internal sealed class Mark
{
    private readonly string _begin = "begin";
    private readonly string _end = "end";

    internal void Begin()
    {
        // Ends the quantum, at which the emulator brings its meter up to date.
        Thread.Sleep(0);
        Console.Write(_begin);
    }

    internal void End()
    {
        Thread.Sleep(0);
        Console.Write(_end);
    }
}
