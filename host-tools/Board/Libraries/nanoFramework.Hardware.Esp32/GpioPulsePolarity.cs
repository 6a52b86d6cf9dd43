namespace System.Device.Gpio;

public enum GpioPulsePolarity
{
    Both,
    Falling,
    Rising,
}
