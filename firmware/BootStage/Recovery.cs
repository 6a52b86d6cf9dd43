using System.Threading;
using SecureBoot.Boot;
using SecureBoot.Boot.Serial;
using SecureBoot.Image;

namespace SecureBoot.BootStage;

/// <summary>The board's recovery when no image was booted: shows the reason, takes an image over the serial port, and
/// waits for a press of the recovery pin.</summary>
internal sealed class Recovery
{
    // A frame of 500 bytes takes 45 ms at 115200 baud: the port's buffer holds all bytes that arrive between two ticks.
    private const int TickMilliseconds = 10;

    // After this time without a request, the board tries to boot again: the cause of the failure may have passed.
    private const int PatienceMilliseconds = 180_000;
    private const int Tens = 10;

    private readonly RecoveryPin _pin;
    private readonly UpdateServer? _server;
    private int _answered;
    private int _silence;

    private Recovery(RecoveryPin pin, UpdateServer? server)
    {
        _pin = pin;
        _server = server;
    }

    /// <summary>Serves recovery until the board must be reset.</summary>
    internal static void Run(BootSequence boot, BootReason reason)
    {
        Recovery recovery = new(new RecoveryPin(BootStageConstants.RecoveryPin), boot.CreateServer(reason));
        recovery.Wait(new StatusLed(BootStageConstants.LedPin), reason, boot.Refusal);
    }

    // Blinks the reason, then tens and ones of the verify status if an image was refused. Ends when the pin is held and
    // released, when the host requests a reset, or after three minutes without a request.
    private void Wait(StatusLed led, BootReason reason, VerifyStatus refusal)
    {
        bool hasRefusal = refusal is not (VerifyStatus.Ok or VerifyStatus.NotVerified);
        int[] numbers = hasRefusal
            ? new int[] { (int)reason, (int)refusal / Tens, (int)refusal % Tens }
            : new int[] { (int)reason };
        BlinkPattern pattern = new(led, numbers);

        // The pin must be released first: the pin may be the cause of this recovery.
        bool wasReleased = false;
        while ((_server is null || !_server.IsResetRequested) && _silence < PatienceMilliseconds)
        {
            bool isLow = _pin.IsLow;
            if (isLow && wasReleased && _pin.IsHeld())
            {
                WaitForRelease();
                return;
            }

            wasReleased |= !isLow;
            pattern.Tick(TickMilliseconds);
            Serve();
            Thread.Sleep(TickMilliseconds);
        }
    }

    private void Serve()
    {
        _silence += TickMilliseconds;
        if (_server is null)
        {
            return;
        }

        _server.Poll(TickMilliseconds);
        if (_server.Answered != _answered)
        {
            _answered = _server.Answered;
            _silence = 0;
        }
    }

    // A pin that is still held would bring the board directly back into recovery. A pin that stays low is not held by
    // hand.
    private void WaitForRelease()
    {
        for (int waited = 0; _pin.IsLow && waited < PatienceMilliseconds; waited += TickMilliseconds)
        {
            Thread.Sleep(TickMilliseconds);
        }
    }
}
