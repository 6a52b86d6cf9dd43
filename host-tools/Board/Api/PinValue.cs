namespace System.Device.Gpio;

/// <summary>The level of a pin. On the device each value is an object on the heap.</summary>
public readonly struct PinValue
{
    private readonly byte _value;

    private PinValue(byte value)
    {
        _value = value;
    }

    /// <summary>High.</summary>
    public static PinValue High => new(1);

    /// <summary>Low.</summary>
    public static PinValue Low => new(0);

    /// <summary>Low for zero, else high.</summary>
    public static implicit operator PinValue(int value)
    {
        return value == 0 ? Low : High;
    }

    /// <summary>High for true.</summary>
    public static implicit operator PinValue(bool value)
    {
        return value ? High : Low;
    }

    /// <summary>1 for high.</summary>
    public static explicit operator byte(PinValue value)
    {
        return value._value;
    }

    /// <summary>1 for high.</summary>
    public static explicit operator int(PinValue value)
    {
        return value._value;
    }

    /// <summary>True for high.</summary>
    public static explicit operator bool(PinValue value)
    {
        return value._value != 0;
    }

    /// <summary>Whether the levels are the same.</summary>
    public static bool operator ==(PinValue a, PinValue b)
    {
        return a.Equals(b);
    }

    /// <summary>Whether the levels differ.</summary>
    public static bool operator !=(PinValue a, PinValue b)
    {
        return !a.Equals(b);
    }

    /// <summary>Whether the levels are the same.</summary>
    public bool Equals(PinValue other)
    {
        return other._value == _value;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj)
    {
        return obj is PinValue other && Equals(other);
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        return _value;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        return _value == 0 ? "Low" : "High";
    }
}
