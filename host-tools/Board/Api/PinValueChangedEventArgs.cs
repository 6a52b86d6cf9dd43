namespace System.Device.Gpio;

/// <summary>Which pin changed, and how.</summary>
public class PinValueChangedEventArgs
{
    /// <summary>A change of a pin.</summary>
    public PinValueChangedEventArgs(PinEventTypes changeType, int pinNumber)
    {
        ChangeType = changeType;
        PinNumber = pinNumber;
    }

    /// <summary>The edge.</summary>
    public PinEventTypes ChangeType { get; }

    /// <summary>The pin's number.</summary>
    public int PinNumber { get; }
}
