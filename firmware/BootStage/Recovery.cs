using System.Threading;
using SecureBoot.Boot;
using SecureBoot.Boot.Serial;
using SecureBoot.Image;

namespace SecureBoot.BootStage;

/// <summary>What the board does when nothing was booted: it shows why, takes an image over the serial port, and waits for a press of the recovery pin.</summary>
internal static class Recovery
{
    // A frame of 500 bytes takes 45 ms at 115200 baud: the port's buffer holds all that comes in between.
    private const int TickMilliseconds = 10;
    private const int Tens = 10;

    /// <summary>Blinks the reason, then tens and ones of the verify status when an image was refused, until the pin is pressed and let go,
    /// or the host asks for a reset.</summary>
    internal static void Wait(StatusLed led, RecoveryPin pin, BootReason reason, VerifyStatus refusal, UpdateServer? server)
    {
        bool hasRefusal = refusal is not (VerifyStatus.Ok or VerifyStatus.NotVerified);
        int[] numbers = hasRefusal ? new int[] { (int)reason, (int)refusal / Tens, (int)refusal % Tens } : new int[] { (int)reason };
        BlinkPattern pattern = new(led, numbers);

        // Let go first: the pin may be what brought us here.
        bool wasReleased = false;
        while (server is null || !server.IsResetRequested)
        {
            bool isPressed = pin.IsPressed;
            if (isPressed && wasReleased)
            {
                WaitForRelease(pin);
                return;
            }

            wasReleased |= !isPressed;
            pattern.Tick(TickMilliseconds);
            server?.Poll(TickMilliseconds);
            Thread.Sleep(TickMilliseconds);
        }
    }

    // Held on, it would bring the board straight back here.
    private static void WaitForRelease(RecoveryPin pin)
    {
        while (pin.IsPressed)
        {
            Thread.Sleep(TickMilliseconds);
        }
    }
}
