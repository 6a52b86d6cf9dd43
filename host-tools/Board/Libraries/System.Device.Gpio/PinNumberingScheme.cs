namespace System.Device.Gpio;

public enum PinNumberingScheme
{
    Logical,
    Board,
}
