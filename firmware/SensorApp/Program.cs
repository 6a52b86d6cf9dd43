using System.Device.Gpio;
#if UPDATES
using SecureBoot.Boot;
#endif
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>The sample application, which is signed and booted. It reads the sensors that nf.config names, and prints a
/// line a second.</summary>
public static class Program
{
    private const int GoodFramesToConfirm = 5;

    // The sampler turns each 50 ms.
    private const uint StallMilliseconds = 5000;

    /// <summary>Sets up the inputs, samples on a separate thread, and reports on this thread, without end.</summary>
    public static void Main()
    {
        Start(BoardConstants.IsJson, BoardConstants.SleepSeconds);
    }

    // The body of Main, which a test calls too.
    private static void Start(bool isJson, int sleepSeconds)
    {
        SensorSet.SetPins();
        GpioController pins = new();
        PulseInput? pulses = BoardConstants.ReadsPulses
            ? new PulseInput(
                pins.OpenPin(BoardConstants.PulsePin, PinMode.InputPullDown),
                BoardConstants.PulseShortestMilliseconds,
                BoardConstants.PulseQuietMilliseconds)
            : null;
        Confirmer confirmer = new(new ConfirmRule(GoodFramesToConfirm, SensorSet.Count == 0 ? 1 : SensorSet.Count));
#if UPDATES
        confirmer.Updates = UpdateLoop.TryStart(RunningImage.Session);
#endif
        Supervisor supervisor = new(new SamplerSource(pulses), StallMilliseconds, DeviceClock.Now);
        Heartbeat heartbeat = new(pins.OpenPin(BoardConstants.LedPin, PinMode.Output));
        new Reporter(
            new Readings(confirmer), confirmer, supervisor, heartbeat, new ChipSleep(sleepSeconds), isJson).Run();
    }
}
