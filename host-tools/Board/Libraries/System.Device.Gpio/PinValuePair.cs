namespace System.Device.Gpio;

public readonly struct PinValuePair
{
    private readonly int _pinNumber;
    private readonly PinValue _pinValue;

    public int PinNumber => _pinNumber;

    public PinValue PinValue => _pinValue;

    public PinValuePair(int pinNumber, PinValue pinValue)
    {
        _pinNumber = pinNumber;
        _pinValue = pinValue;
    }

    public void Deconstruct(out int pinNumber, out PinValue pinValue)
    {
        pinNumber = PinNumber;
        pinValue = PinValue;
    }
}
