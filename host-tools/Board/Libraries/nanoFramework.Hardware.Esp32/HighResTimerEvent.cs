using nanoFramework.Runtime.Events;

namespace nanoFramework.Hardware.Esp32;

internal class HighResTimerEvent : BaseEvent
{
    public HighResTimerEventType EventType;
    public uint TimerHandle;
}
