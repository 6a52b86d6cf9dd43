using System;

namespace nanoFramework.Hardware.Esp32;

[Flags]
internal enum HighResTimerEventType : byte
{
    TimerExpired = 101,
}
