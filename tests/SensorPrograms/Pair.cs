using System.Threading;

namespace SecureBoot.SensorPrograms;

/// <summary>Runs two threads to their ends.</summary>
internal static class Pair
{
    internal static bool Run(ThreadStart first, ThreadStart second)
    {
        Thread one = new(first);
        Thread two = new(second);
        one.Start();
        two.Start();
        one.Join();
        two.Join();
        return true;
    }
}
