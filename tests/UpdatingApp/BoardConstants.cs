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

    /// <summary>The site that updates come from.</summary>
    internal const string UpdateUrl = "http://updates.example/";

    /// <summary>The channel whose manifest counts.</summary>
    internal const string UpdateChannel = "stable";

    /// <summary>The authority that signed the site's certificate, in DER; null: the board's configuration has
    /// it, or the site is without TLS.</summary>
    internal static byte[]? GetUpdateAuthority()
    {
        return null;
    }
}
