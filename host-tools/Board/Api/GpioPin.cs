using SecureBoot.Board;

namespace System.Device.Gpio;

/// <summary>An open pin.</summary>
public sealed class GpioPin : IDisposable
{
    private readonly VirtualPin _pin;
    private bool _isDisposed;

    internal GpioPin(VirtualPin pin)
    {
        _pin = pin;
        _pin.Changed += OnChanged;
    }

    /// <summary>Told of each change of an input.</summary>
    public event PinValueChangedEventHandler? ValueChanged;

    /// <summary>How long a level must hold to count.</summary>
    public TimeSpan DebounceTimeout { get; set; }

    /// <summary>The pin's number.</summary>
    public int PinNumber => _pin.Number;

    /// <summary>The pin's mode.</summary>
    public PinMode GetPinMode()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _pin.Mode;
    }

    /// <summary>Whether the pin can have the mode.</summary>
    public bool IsPinModeSupported(PinMode pinMode)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return VirtualPins.IsModeSupported(_pin.Number, pinMode);
    }

    /// <summary>Sets the pin's mode.</summary>
    public void SetPinMode(PinMode value)
    {
        _pin.SetMode(value);
    }

    /// <summary>The level.</summary>
    public PinValue Read()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _pin.Level;
    }

    /// <summary>Writes an output.</summary>
    public void Write(PinValue value)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _pin.Write((bool)value);
    }

    /// <summary>Writes an output with the other level.</summary>
    public void Toggle()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _pin.Write(!_pin.Level);
    }

    /// <summary>Closes the pin.</summary>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _pin.Close();
        }
    }

    private void OnChanged(VirtualPin pin, bool level)
    {
        ValueChanged?.Invoke(this, new PinValueChangedEventArgs(level ? PinEventTypes.Rising : PinEventTypes.Falling, pin.Number));
    }
}
