using System.Collections.Generic;
using SecureBoot.Board;

namespace System.Device.Gpio;

/// <summary>Opens the pins of <see cref="VirtualBoard.Current"/>.</summary>
public sealed class GpioController : IDisposable
{
    private readonly Dictionary<int, GpioPin> _pins = [];
    private readonly Dictionary<int, PinValueChangedEventHandler> _callbacks = [];

    /// <summary>A controller.</summary>
    public GpioController()
    {
    }

    /// <summary>A controller; the scheme is kept and not used.</summary>
    public GpioController(PinNumberingScheme numberingScheme)
    {
        NumberingScheme = numberingScheme;
    }

    /// <summary>The scheme it was made with.</summary>
    public PinNumberingScheme NumberingScheme { get; }

    /// <summary>How many pin numbers there are.</summary>
    public int PinCount => VirtualPins.Count;

    /// <summary>Opens a pin as an input.</summary>
    /// <exception cref="InvalidOperationException">There is no such pin, or it is open.</exception>
    public GpioPin OpenPin(int pinNumber)
    {
        VirtualBoard board = VirtualBoard.Current;
        if (!VirtualPins.Exists(pinNumber) || !board.Pins[pinNumber].Open())
        {
            throw new InvalidOperationException();
        }

        GpioPin pin = new(board.Pins[pinNumber]);
        _pins[pinNumber] = pin;
        return pin;
    }

    /// <summary>Opens a pin and sets its mode.</summary>
    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        GpioPin pin = OpenPin(pinNumber);
        pin.SetPinMode(mode);
        return pin;
    }

    /// <summary>Closes a pin.</summary>
    public void ClosePin(int pinNumber)
    {
        Find(pinNumber).Dispose();
        _pins.Remove(pinNumber);
    }

    /// <summary>A pin's mode.</summary>
    public PinMode GetPinMode(int pinNumber)
    {
        return Find(pinNumber).GetPinMode();
    }

    /// <summary>Sets a pin's mode.</summary>
    public void SetPinMode(int pinNumber, PinMode mode)
    {
        Find(pinNumber).SetPinMode(mode);
    }

    /// <summary>Whether a pin can have a mode.</summary>
    public bool IsPinModeSupported(int pinNumber, PinMode mode)
    {
        return VirtualPins.Exists(pinNumber) && VirtualPins.IsModeSupported(pinNumber, mode);
    }

    /// <summary>Whether a pin is open.</summary>
    public bool IsPinOpen(int pinNumber)
    {
        return VirtualPins.Exists(pinNumber) && VirtualBoard.Current.Pins[pinNumber].IsOpen;
    }

    /// <summary>A pin's level.</summary>
    public PinValue Read(int pinNumber)
    {
        return Find(pinNumber).Read();
    }

    /// <summary>Writes an output.</summary>
    public void Write(int pinNumber, PinValue value)
    {
        Find(pinNumber).Write(value);
    }

    /// <summary>Calls back at edges of a pin.</summary>
    public void RegisterCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
    {
        GpioPin pin = Find(pinNumber);
        void OnChanged(object sender, PinValueChangedEventArgs e)
        {
            if ((e.ChangeType & eventTypes) != 0)
            {
                callback(this, e);
            }
        }

        UnregisterCallbackForPinValueChangedEvent(pinNumber, callback);
        _callbacks[pinNumber] = OnChanged;
        pin.ValueChanged += OnChanged;
    }

    /// <summary>Calls back no more.</summary>
    public void UnregisterCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
    {
        if (_callbacks.Remove(pinNumber, out PinValueChangedEventHandler? registered))
        {
            Find(pinNumber).ValueChanged -= registered;
        }
    }

    /// <summary>Closes all its pins.</summary>
    public void Dispose()
    {
        foreach (GpioPin pin in _pins.Values)
        {
            pin.Dispose();
        }

        _pins.Clear();
    }

    private GpioPin Find(int pinNumber)
    {
        return _pins.TryGetValue(pinNumber, out GpioPin? pin) ? pin : throw new InvalidOperationException();
    }
}
