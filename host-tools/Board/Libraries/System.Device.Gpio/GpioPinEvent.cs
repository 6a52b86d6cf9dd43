using nanoFramework.Runtime.Events;

namespace System.Device.Gpio;

internal class GpioPinEvent : BaseEvent
{
    public int PinNumber;
    public PinEventTypes EventType;
}
