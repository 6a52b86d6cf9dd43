#if UPDATES
using System;
using SecureBoot.Updates;

namespace SensorApp;

/// <summary>The board's time for updates.</summary>
internal sealed class BoardClock : UpdateClock
{
    private static readonly long s_epoch = new DateTime(1970, 1, 1).Ticks;

    /// <inheritdoc/>
    public override uint GetUnixSeconds()
    {
        return unchecked((uint)((DateTime.UtcNow.Ticks - s_epoch) / TimeSpan.TicksPerSecond));
    }

    /// <inheritdoc/>
    public override uint GetUptimeSeconds()
    {
        return unchecked((uint)(DeviceClock.Uptime / 1000));
    }
}
#endif
