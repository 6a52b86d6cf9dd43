using System;

namespace DeviceTrials;

/// <summary>Not what runs the tests.</summary>
internal static class Program
{
    public static void Main()
    {
        Console.WriteLine("the wrong entry point");
    }
}
