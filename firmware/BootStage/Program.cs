using System;
using SecureBoot.Boot;

namespace SecureBoot.BootStage;

/// <summary>The program in the deployment partition: the only program that runs without verification.</summary>
public static class Program
{
    /// <summary>Boots with the keys and the security counter that this boot stage was built with.</summary>
    public static void Main()
    {
        Start(
            TrustedKeySource.GetPoints(),
            TrustedKeySource.GetTables(),
            TrustedKeySource.Threshold,
            ~TrustedKeySource.Threshold,
            BootStageConstants.SecurityCounter, ~BootStageConstants.SecurityCounter);
    }

    /// <summary>Boots with other keys and another counter: for the virtual board.</summary>
    /// <param name="points">The trusted keys, each as 65 bytes: 04, x, y.</param>
    /// <param name="tables">The table of each key for P256Table, or null for a key without a table.</param>
    /// <param name="threshold">The number of keys that must sign an image.</param>
    /// <param name="counterFloor">The lowest security counter that boots, whatever the files contain.</param>
    public static void Start(byte[][] points, int[]?[] tables, int threshold, uint counterFloor)
    {
        Start(points, tables, threshold, ~threshold, counterFloor, ~counterFloor);
    }

    /// <summary>Boots the application, or stays in recovery; then resets the board. No exception leaves this method:
    /// the runtime does not reset a board whose program ended.</summary>
    /// <param name="points">The trusted keys, each as 65 bytes: 04, x, y.</param>
    /// <param name="tables">The table of each key for P256Table, or null for a key without a table.</param>
    /// <param name="threshold">The number of keys that must sign an image.</param>
    /// <param name="thresholdInverse">The complement.</param>
    /// <param name="counterFloor">The lowest security counter that boots, whatever the files contain.</param>
    /// <param name="counterInverse">The complement.</param>
    private static void Start(
        byte[][] points, int[]?[] tables, int threshold, int thresholdInverse, uint counterFloor, uint counterInverse)
    {
        try
        {
            BootSequence boot = new(points, tables, threshold, thresholdInverse, counterFloor, counterInverse);
            BootReason reason = BootReason.RecoveryRequested;
            if (new RecoveryPin(BootStageConstants.RecoveryPin).IsHeld())
            {
                BootLog.Write("recovery pin is held: nothing is booted");
            }
            else
            {
                reason = boot.Run();
            }

            if (reason != BootReason.None)
            {
                Recovery.Run(boot, reason);
            }
        }
        catch (Exception)
        {
            // Any exception, even without memory to report it: the next boot handles it and counts the starts.
        }

        // The application may have threads that use all memory. Inline as in the watch: the call of a separate method
        // would need a frame.
        for (int tries = 0; tries < int.MaxValue; tries++)
        {
            try
            {
                Reboot.s_room = Reboot.s_room?._next;
                Reboot.Try(isDirect: (tries & 1) == 0);
            }
            catch (Exception)
            {
                // No memory for a frame: try again with more free memory.
            }
        }
    }
}
