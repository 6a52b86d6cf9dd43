using SecureBoot.Image;

namespace SecureBoot.BootStage;

/// <summary>The program in the deployment partition: the only one that runs without being verified.</summary>
public static class Program
{
    /// <summary>Boots with the keys and the security counter that this boot stage was built with.</summary>
    public static void Main()
    {
        Start(TrustedKeySource.GetPoints(), TrustedKeySource.Threshold, BoardConstants.SecurityCounter);
    }

    /// <summary>Boots the application, or stays in recovery. It returns only when the board is to be reset.</summary>
    /// <param name="points">The trusted keys, each as 65 bytes: 04, x, y.</param>
    /// <param name="threshold">How many of them must have signed.</param>
    /// <param name="counter">The lowest security counter that boots.</param>
    public static void Start(byte[][] points, int threshold, uint counter)
    {
        StatusLed led = new(BoardConstants.LedPin);
        RecoveryPin recovery = new(BoardConstants.RecoveryPin);
        BootSequence boot = new(points, threshold, counter);

        VerifyStatus status = VerifyStatus.NotVerified;
        if (recovery.IsPressed)
        {
            BootLog.Write("recovery pin is held: nothing is booted");
        }
        else
        {
            status = boot.Run(BoardConstants.ImagePath);
        }

        if (status != VerifyStatus.Ok)
        {
            Recovery.Wait(led, recovery, status);
        }

        Reboot.Now();
    }
}
