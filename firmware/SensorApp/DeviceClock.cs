using System;

namespace SensorApp;

/// <summary>The device's clock.</summary>
internal static class DeviceClock
{
    /// <summary>Milliseconds since the start, which wrap after 49.7 days.</summary>
    internal static uint Now
    {
        get
        {
            return unchecked((uint)Environment.TickCount64);
        }
    }

    /// <summary>Milliseconds since the start, which do not wrap.</summary>
    internal static long Uptime => Environment.TickCount64;
}
