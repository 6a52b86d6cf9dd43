using System.Collections;
using System.Runtime.CompilerServices;

namespace System.Device.Gpio;

/// <summary>Opens pins. All controllers share the list of opened pins, and one that is disposed closes them
/// all.</summary>
public sealed class GpioController : IDisposable
{
    private static readonly ArrayList s_GpioPins = new ArrayList();
    private static readonly object _syncLock = new object();
    private bool _disposedValue;
    private PinNumberingScheme _numberingScheme;

    public GpioController()
    {
    }

    public GpioController(PinNumberingScheme numberingScheme)
        : this()
    {
        NumberingScheme = numberingScheme;
    }

    public PinNumberingScheme NumberingScheme
    {
        get => _numberingScheme;
        internal set => _numberingScheme = value;
    }

    public extern int PinCount
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public GpioPin OpenPin(int pinNumber)
    {
        GpioPin pin = InternalOpenPin(pinNumber);
        s_GpioPins.Add(new GpioPinBundle { PinNumber = pinNumber, GpioPin = pin });
        return pin;
    }

    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        GpioPin pin = InternalOpenPin(pinNumber);
        pin.SetPinMode(mode);
        s_GpioPins.Add(new GpioPinBundle { PinNumber = pinNumber, GpioPin = pin });
        return pin;
    }

    private GpioPin InternalOpenPin(int pinNumber)
    {
        GpioPin pin = new GpioPin(pinNumber);
        if (!pin.Init())
        {
            throw new InvalidOperationException();
        }

        return pin;
    }

    public void ClosePin(int pinNumber)
    {
        foreach (GpioPinBundle opened in s_GpioPins)
        {
            if (opened.PinNumber == pinNumber)
            {
                opened.GpioPin.Dispose();
                s_GpioPins.Remove(opened);
                return;
            }
        }

        throw new InvalidOperationException();
    }

    public void Dispose()
    {
        lock (_syncLock)
        {
            if (!_disposedValue)
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }
        }
    }

    private void Dispose(bool disposing)
    {
        if (_disposedValue)
        {
            return;
        }

        if (disposing)
        {
            foreach (GpioPinBundle opened in s_GpioPins)
            {
                opened.GpioPin.Dispose();
            }
        }

        DisposeNative();
        _disposedValue = true;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void DisposeNative();

    public PinMode GetPinMode(int pinNumber)
    {
        foreach (GpioPinBundle opened in s_GpioPins)
        {
            if (opened.PinNumber == pinNumber)
            {
                return opened.GpioPin.GetPinMode();
            }
        }

        throw new InvalidOperationException();
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern bool IsPinModeSupported(int pinNumber, PinMode mode);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern bool IsPinOpen(int pinNumber);

    public PinValue Read(int pinNumber)
    {
        return NativeRead(pinNumber) == 1 ? PinValue.High : PinValue.Low;
    }

    public void RegisterCallbackForPinValueChangedEvent(
        int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
    {
        foreach (GpioPinBundle opened in s_GpioPins)
        {
            if (opened.PinNumber == pinNumber)
            {
                opened.GpioEvents = eventTypes;
                opened.GpioPinChange = callback;
                opened.GpioPin.ValueChanged += GpioControllerValueChanged;
                return;
            }
        }

        throw new InvalidOperationException();
    }

    private void GpioControllerValueChanged(object sender, PinValueChangedEventArgs e)
    {
        foreach (GpioPinBundle opened in s_GpioPins)
        {
            if (opened.PinNumber != e.PinNumber)
            {
                continue;
            }

            PinEventTypes wanted = opened.GpioEvents & e.ChangeType;
            if ((wanted & PinEventTypes.Falling) != 0)
            {
                opened.GpioPinChange(this, new PinValueChangedEventArgs(PinEventTypes.Falling, e.PinNumber));
            }

            if ((wanted & PinEventTypes.Rising) != 0)
            {
                opened.GpioPinChange(this, new PinValueChangedEventArgs(PinEventTypes.Rising, e.PinNumber));
            }

            return;
        }
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern void SetPinMode(int pinNumber, PinMode mode);

    public void UnregisterCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
    {
        foreach (GpioPinBundle opened in s_GpioPins)
        {
            if (opened.PinNumber == pinNumber)
            {
                opened.GpioEvents = PinEventTypes.None;
                opened.GpioPin.ValueChanged -= GpioControllerValueChanged;
                return;
            }
        }
    }

    public void Write(int pinNumber, PinValue value)
    {
        NativeWrite(pinNumber, (byte)value);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern byte NativeRead(int pinNumber);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeWrite(int pinNumber, byte value);
}
