using System;

namespace nanoFramework.Hardware.Esp32.Touch;

public class MeasurementTime
{
    public ushort SleepCycles { get; set; }

    public TimeSpan MeasurementCycles { get; set; }
}
