using System.Device.Gpio;
using nanoFramework.Hardware.Esp32;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>The sample application: what gets signed and booted. It reads the sensors that nf.config names, and prints
/// a line a second.</summary>
public static class Program
{
    private const int GoodFramesToConfirm = 5;

    // The sampler turns each 50 ms.
    private const uint StallMilliseconds = 5000;

    /// <summary>Sets up the inputs, samples on a thread of its own, and reports on this one, without end.</summary>
    public static void Main()
    {
        Configuration.SetPinFunction(BoardConstants.ParticlePin, BoardConstants.ParticleReceive);
        Configuration.SetPinFunction(BoardConstants.ParticleTransmitPin, BoardConstants.ParticleTransmit);
        GpioController pins = new();
        PulseInput? pulses = BoardConstants.ReadsPulses
            ? new PulseInput(pins.OpenPin(BoardConstants.PulsePin, PinMode.InputPullDown), BoardConstants.PulseShortestMilliseconds, BoardConstants.PulseQuietMilliseconds)
            : null;
        Confirmer confirmer = new(new ConfirmRule(GoodFramesToConfirm));
        Supervisor supervisor = new(new SamplerSource(pulses), StallMilliseconds, DeviceClock.Now);
        Heartbeat heartbeat = new(pins.OpenPin(BoardConstants.LedPin, PinMode.Output));
        new Reporter(new Readings(confirmer), confirmer, supervisor, heartbeat, new ChipSleep(BoardConstants.SleepSeconds)).Run();
    }
}
