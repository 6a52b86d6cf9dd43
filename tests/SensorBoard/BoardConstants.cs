// Written by `secureboot provision` from nf.config: change nf.config and run the command again.
using nanoFramework.Hardware.Esp32;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>The board's settings for the application.</summary>
internal static class BoardConstants
{
    /// <summary>Digital input of the pulse sensor: a flow meter, a rain gauge, an anemometer.</summary>
    internal const int PulsePin = 4;

    /// <summary>The LED that shows that the application runs.</summary>
    internal const int LedPin = 2;

    /// <summary>The serial port of the particle sensor.</summary>
    internal const string ParticlePort = "COM3";

    /// <summary>The pin on which the particle sensor's data arrive.</summary>
    internal const int ParticlePin = 25;

    /// <summary>The function of that pin.</summary>
    internal const DeviceFunction ParticleReceive = DeviceFunction.COM3_RX;

    /// <summary>The transmit pin of the same port: an ESP32 opens no port without this pin.</summary>
    internal const int ParticleTransmitPin = 26;

    /// <summary>The function of that pin.</summary>
    internal const DeviceFunction ParticleTransmit = DeviceFunction.COM3_TX;

    /// <summary>Whether lines are JSON; otherwise CSV.</summary>
    internal static bool IsJson => false;

    /// <summary>Seconds of light sleep between two lines; 0 for no sleep.</summary>
    internal const int SleepSeconds = 0;

    /// <summary>Whether the pulse sensor is read.</summary>
    internal static bool ReadsPulses => true;

    /// <summary>The shortest time for which a pulse keeps the contact closed.</summary>
    internal const uint PulseShortestMilliseconds = 5;

    /// <summary>The shortest time for which the contact is open before the next pulse.</summary>
    internal const uint PulseQuietMilliseconds = 20;

    /// <summary>Whether the particle sensor is read.</summary>
    internal static bool ReadsParticles => true;

    /// <summary>The kind of the particle sensor.</summary>
    internal const Pms5003Kind ParticleKind = Pms5003Kind.Pms5003;

    /// <summary>The time until the particle sensor's values are stable.</summary>
    internal const uint ParticleWarmUpMilliseconds = 30000;

    /// <summary>The I2C bus.</summary>
    internal const int I2cBus = 1;

    /// <summary>The data line, SDA.</summary>
    internal const int I2cDataPin = 21;

    /// <summary>The clock, SCL.</summary>
    internal const int I2cClockPin = 22;

    /// <summary>The SPI bus.</summary>
    internal const int SpiBus = 1;

    /// <summary>The line to the sensor.</summary>
    internal const int SpiMosiPin = 23;

    /// <summary>The line from the sensor.</summary>
    internal const int SpiMisoPin = 19;

    /// <summary>The clock.</summary>
    internal const int SpiClockPin = 18;

    /// <summary>The chip select of the BME280.</summary>
    internal const int SpiSelectPin = 33;

    /// <summary>The address of the SHT4x.</summary>
    internal const int Sht4xAddress = 68;

    /// <summary>The channel of the analog sensor.</summary>
    internal const int AnalogChannel = 0;

    /// <summary>The number of conversions for each reading.</summary>
    internal const int AnalogSamples = 16;

    /// <summary>The converter's highest number.</summary>
    internal const int AnalogFullScale = 4095;

    /// <summary>The number of a value's digits after the point.</summary>
    internal const int AnalogDecimals = 2;

    /// <summary>The converter's numbers at the points of the curve.</summary>
    internal static int[] GetAnalogRaws()
    {
        return new[] { 350, 815, 2048, 3156, 3740 };
    }

    /// <summary>The values at these points.</summary>
    internal static int[] GetAnalogValues()
    {
        return new[] { 9000, 6000, 2500, 0, -2000 };
    }
}
