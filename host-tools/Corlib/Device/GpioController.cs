using System.Collections;

namespace System.Device.Gpio;

public sealed class GpioController : IDisposable
{
    // As on the device: one list for all controllers, which keeps the pins from the collector.
    private static readonly ArrayList s_pins = new ArrayList();

    private bool _disposed;

    public GpioController()
    {
    }

    public GpioController(PinNumberingScheme numberingScheme)
    {
        NumberingScheme = numberingScheme;
    }

    public PinNumberingScheme NumberingScheme { get; }

    public int PinCount => GpioNative.Count();

    public GpioPin OpenPin(int pinNumber)
    {
        if (!GpioNative.Open(pinNumber))
        {
            throw new InvalidOperationException();
        }

        GpioPin pin = new GpioPin(pinNumber);
        s_pins.Add(pin);
        return pin;
    }

    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        GpioPin pin = OpenPin(pinNumber);
        pin.SetPinMode(mode);
        return pin;
    }

    public void ClosePin(int pinNumber)
    {
        Find(pinNumber).Dispose();
    }

    public PinMode GetPinMode(int pinNumber) => Find(pinNumber).GetPinMode();

    public void SetPinMode(int pinNumber, PinMode mode) => Find(pinNumber).SetPinMode(mode);

    public bool IsPinModeSupported(int pinNumber, PinMode mode) => GpioNative.IsModeSupported(pinNumber, (int)mode);

    public bool IsPinOpen(int pinNumber) => GpioNative.IsOpen(pinNumber);

    public PinValue Read(int pinNumber) => Find(pinNumber).Read();

    public void Write(int pinNumber, PinValue value) => Find(pinNumber).Write(value);

    public void RegisterCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
    {
        Find(pinNumber).Register(this, eventTypes, callback);
    }

    public void UnregisterCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
    {
        Find(pinNumber).Register(this, PinEventTypes.None, null);
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        while (s_pins.Count > 0)
        {
            ((GpioPin)s_pins[0]).Dispose();
        }
    }

    internal static GpioPin Find(int pinNumber)
    {
        for (int i = 0; i < s_pins.Count; i++)
        {
            GpioPin pin = (GpioPin)s_pins[i];
            if (pin.PinNumber == pinNumber)
            {
                return pin;
            }
        }

        throw new InvalidOperationException();
    }

    internal static void Forget(GpioPin pin)
    {
        s_pins.Remove(pin);
    }

    /// <summary>Delivers the edges that the board saw, one after the other, as the device's event thread does.</summary>
    internal static void Dispatch()
    {
        int change;
        while ((change = GpioNative.NextChange()) >= 0)
        {
            for (int i = 0; i < s_pins.Count; i++)
            {
                GpioPin pin = (GpioPin)s_pins[i];
                if (pin.PinNumber == change >> 1)
                {
                    pin.OnChanged((change & 1) != 0 ? PinEventTypes.Rising : PinEventTypes.Falling);
                    break;
                }
            }
        }
    }
}
