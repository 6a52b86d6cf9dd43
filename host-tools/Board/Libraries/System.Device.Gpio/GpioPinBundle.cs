namespace System.Device.Gpio;

/// <summary>A pin that a controller opened, and what the controller was asked to tell of the pin.</summary>
internal class GpioPinBundle
{
    public int PinNumber;
    public GpioPin GpioPin;
    public PinEventTypes GpioEvents;
    public PinChangeEventHandler GpioPinChange;
    public PinEventTypes GpioEventsHappening;
}
