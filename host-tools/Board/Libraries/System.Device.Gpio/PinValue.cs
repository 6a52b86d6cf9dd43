namespace System.Device.Gpio;

public readonly struct PinValue
{
    private readonly byte _value;

    private PinValue(byte value)
    {
        _value = value;
    }

    public static PinValue High => new PinValue(1);

    public static PinValue Low => new PinValue(0);

    public static implicit operator PinValue(int value)
    {
        return value == 0 ? Low : High;
    }

    public static implicit operator PinValue(bool value)
    {
        return value ? High : Low;
    }

    public static explicit operator byte(PinValue value)
    {
        return value._value;
    }

    public static explicit operator int(PinValue value)
    {
        return value._value;
    }

    public static explicit operator bool(PinValue value)
    {
        return value._value != 0;
    }

    public bool Equals(PinValue other)
    {
        return other._value == _value;
    }

    public override bool Equals(object obj)
    {
        return obj is PinValue other && Equals(other);
    }

    public static bool operator ==(PinValue a, PinValue b)
    {
        return a.Equals(b);
    }

    public static bool operator !=(PinValue a, PinValue b)
    {
        return !a.Equals(b);
    }

    public override int GetHashCode()
    {
        return _value.GetHashCode();
    }

    public override string ToString()
    {
        return _value == 0 ? "Low" : "High";
    }
}
