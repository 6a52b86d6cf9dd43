using System.Threading;
using SecureBoot.Image;

namespace SecureBoot.BootStage;

/// <summary>What the board does when nothing was booted: it shows why, and waits for a press of the recovery pin.</summary>
internal static class Recovery
{
    private const int PauseMilliseconds = 1000;

    /// <summary>Blinks the tens and then the ones of the status number, again and again, until the pin is pressed and let go.</summary>
    internal static void Wait(StatusLed led, RecoveryPin pin, VerifyStatus status)
    {
        // Let go first: the pin may be what brought us here.
        while (pin.IsPressed)
        {
            Thread.Sleep(PauseMilliseconds);
        }

        int number = (int)status;
        while (!pin.IsPressed)
        {
            led.Blink(number / 10);
            Thread.Sleep(PauseMilliseconds);
            led.Blink(number % 10);
            Thread.Sleep(PauseMilliseconds);
        }
    }
}
