using System;

namespace DeviceTrials;

/// <summary>The program's entry point, which the test runner does not call.</summary>
internal static class Program
{
    public static void Main()
    {
        Console.WriteLine("the wrong entry point");
    }
}
