using SecureBoot.Boot;

namespace SecureBoot.BootStage;

/// <summary>The program in the deployment partition: the only one that runs without being verified.</summary>
public static class Program
{
    /// <summary>Boots with the keys and the security counter that this boot stage was built with.</summary>
    public static void Main()
    {
        Start(TrustedKeySource.GetPoints(), TrustedKeySource.GetTables(), TrustedKeySource.Threshold, BoardConstants.SecurityCounter);
    }

    /// <summary>Boots the application, or stays in recovery. It returns only when the board is to be reset.</summary>
    /// <param name="points">The trusted keys, each as 65 bytes: 04, x, y.</param>
    /// <param name="tables">For each key its table of P256Table, or null where a key has none.</param>
    /// <param name="threshold">How many of them must have signed.</param>
    /// <param name="counterFloor">The lowest security counter that boots, whatever the files say.</param>
    public static void Start(byte[][] points, int[]?[] tables, int threshold, uint counterFloor)
    {
        StatusLed led = new(BoardConstants.LedPin);
        RecoveryPin pin = new(BoardConstants.RecoveryPin);
        BootSequence boot = new(points, tables, threshold, counterFloor);

        BootReason reason = BootReason.RecoveryRequested;
        if (pin.IsPressed)
        {
            BootLog.Write("recovery pin is held: nothing is booted");
        }
        else
        {
            reason = boot.Run();
        }

        if (reason != BootReason.None)
        {
            SerialChannel port = new(BoardConstants.RecoveryPort, BoardConstants.RecoveryBaudRate);
            Recovery.Wait(led, pin, reason, boot.Refusal, boot.CreateServer(port, reason));
        }

        Reboot.Now();
    }
}
