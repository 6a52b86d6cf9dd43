using System.Threading;
using SecureBoot.Boot;
using SecureBoot.Image;

namespace SecureBoot.BootStage;

/// <summary>What the board does when nothing was booted: it shows why, and waits for a press of the recovery pin.</summary>
internal static class Recovery
{
    private const int PauseMilliseconds = 1000;
    private const int Tens = 10;

    /// <summary>Blinks the reason, then tens and ones of the verify status when an image was refused, again and again,
    /// until the pin is pressed and let go.</summary>
    internal static void Wait(StatusLed led, RecoveryPin pin, BootReason reason, VerifyStatus refusal)
    {
        // Let go first: the pin may be what brought us here.
        while (pin.IsPressed)
        {
            Thread.Sleep(PauseMilliseconds);
        }

        while (!pin.IsPressed)
        {
            Blink(led, (int)reason);
            if (refusal is not (VerifyStatus.Ok or VerifyStatus.NotVerified))
            {
                Blink(led, (int)refusal / Tens);
                Blink(led, (int)refusal % Tens);
            }

            Thread.Sleep(PauseMilliseconds);
        }
    }

    private static void Blink(StatusLed led, int times)
    {
        led.Blink(times);
        Thread.Sleep(PauseMilliseconds);
    }
}
