namespace System.Device.Gpio;

/// <summary>A pin that a controller opened, with the pin's event handlers.</summary>
internal class GpioPinBundle
{
    public int PinNumber;
    public GpioPin GpioPin;
    public PinEventTypes GpioEvents;
    public PinChangeEventHandler GpioPinChange;
    public PinEventTypes GpioEventsHappening;
}
