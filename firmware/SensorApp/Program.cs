using System.Device.Gpio;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>The sample application: what gets signed and booted. It counts pulses, reads a PMS5003, and prints a line of CSV each second.</summary>
public static class Program
{
    // A tip of a rain gauge closes the contact for 50 to 150 ms, which bounces for up to 15 ms both ways.
    private const uint ShortestMilliseconds = 5;
    private const uint QuietMilliseconds = 20;

    // The PMS5003 sends a frame a second at least: eight wait before the ring refuses more.
    private const int Frames = 8;
    private const int FrameSize = Pms5003Frame.Size + FrameLayout.Overhead;

    private const int GoodFramesToConfirm = 5;

    /// <summary>Sets up the inputs, samples on a thread of its own, and reports on this one, without end.</summary>
    public static void Main()
    {
        Configuration.SetPinFunction(BoardConstants.ParticlePin, BoardConstants.ParticleReceive);
        Configuration.SetPinFunction(BoardConstants.ParticleTransmitPin, BoardConstants.ParticleTransmit);
        GpioController pins = new();
        FrameRing ring = new(Frames, FrameSize);

        PulseInput pulses = new(pins.OpenPin(BoardConstants.PulsePin, PinMode.InputPullDown), ShortestMilliseconds, QuietMilliseconds);
        Acquisition acquisition = new(new FrameSender(ring.ClaimProducer()), pulses, new ParticleInput(BoardConstants.ParticlePort));
        new Thread(acquisition.Run).Start();

        ConfirmRule rule = new(GoodFramesToConfirm);
        Readings readings = new(new FrameReceiver(ring.ClaimConsumer()), new Confirmer(rule));
        new Reporter(readings, new Heartbeat(pins.OpenPin(BoardConstants.LedPin, PinMode.Output))).Run();
    }
}
