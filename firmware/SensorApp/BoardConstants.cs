// Written by `secureboot provision` from nf.config: change that and write this anew.
using nanoFramework.Hardware.Esp32;

namespace SensorApp;

/// <summary>What the application knows of its board.</summary>
internal static class BoardConstants
{
    /// <summary>Digital input of the pulse sensor: a flow meter, a rain gauge, an anemometer.</summary>
    internal const int PulsePin = 4;

    /// <summary>The LED that shows that the application runs.</summary>
    internal const int LedPin = 2;

    /// <summary>The serial port of the particle sensor.</summary>
    internal const string ParticlePort = "COM3";

    /// <summary>The pin that its data arrive on.</summary>
    internal const int ParticlePin = 25;

    /// <summary>What that pin is set up as.</summary>
    internal const DeviceFunction ParticleReceive = DeviceFunction.COM3_RX;

    /// <summary>The pin of the port's other line: an ESP32 opens no port without one.</summary>
    internal const int ParticleTransmitPin = 26;

    /// <summary>What that pin is set up as.</summary>
    internal const DeviceFunction ParticleTransmit = DeviceFunction.COM3_TX;
}
