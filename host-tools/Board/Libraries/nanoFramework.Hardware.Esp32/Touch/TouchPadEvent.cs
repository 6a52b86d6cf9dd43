using nanoFramework.Runtime.Events;

namespace nanoFramework.Hardware.Esp32.Touch;

internal class TouchPadEvent : BaseEvent
{
    public int TouchPadNumber;
    public bool Touched;
}
