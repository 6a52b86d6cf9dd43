namespace SensorApp;

/// <summary>The sensor that a frame is from.</summary>
internal static class SensorId
{
    /// <summary>Pulses: u32 count, u32 milliseconds, little-endian.</summary>
    internal const byte Pulses = 1;

    /// <summary>A PMS5003 frame as it was received.</summary>
    internal const byte Particles = 2;

    /// <summary>Rejected data from the particle sensor's line since the last such frame: u32 frames, u32 bytes,
    /// little-endian.</summary>
    internal const byte ParticleFaults = 3;

    /// <summary>An SHT4x, as PolledInput sends it: temperature, humidity.</summary>
    internal const byte Sht4x = 4;

    /// <summary>A BME280, as PolledInput sends it: temperature, humidity, pressure.</summary>
    internal const byte Bme280 = 5;

    /// <summary>An analog sensor, as PolledInput sends it: the curve's value.</summary>
    internal const byte Analog = 6;
}
