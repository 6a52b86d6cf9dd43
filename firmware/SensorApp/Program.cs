using System.Device.Gpio;

namespace SensorApp;

/// <summary>The sample application: what gets signed and booted.</summary>
public static class Program
{
    // Digital input of the pulse sensor: a flow meter, a rain gauge, an anemometer.
    private const int PulsePin = 4;

    /// <summary>Counts pulses and prints a reading each second, without end.</summary>
    public static void Main()
    {
        PulseCounter counter = new(new GpioController().OpenPin(PulsePin, PinMode.InputPullDown));
        new ReadingPrinter(counter).Run();
    }
}
