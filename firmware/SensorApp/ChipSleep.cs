using System;
using nanoFramework.Hardware.Esp32;

namespace SensorApp;

/// <summary>Puts the chip into light sleep between lines, if nf.config requires it: no thread runs and no pin or port
/// is read during the sleep.</summary>
internal sealed class ChipSleep
{
    private readonly int _seconds;

    internal ChipSleep(int seconds)
    {
        _seconds = seconds;
    }

    /// <summary>Sleeps; false if the configuration has no sleep.</summary>
    internal bool Sleep()
    {
        if (_seconds == 0)
        {
            return false;
        }

        EspNativeError woken = nanoFramework.Hardware.Esp32.Sleep.EnableWakeupByTimer(TimeSpan.FromSeconds(_seconds));
        return woken == EspNativeError.OK && nanoFramework.Hardware.Esp32.Sleep.StartLightSleep() == EspNativeError.OK;
    }
}
