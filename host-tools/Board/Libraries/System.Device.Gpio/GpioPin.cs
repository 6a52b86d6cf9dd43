using System.Runtime.CompilerServices;

namespace System.Device.Gpio;

/// <summary>A pin. Native code reads and writes the fields by their position.</summary>
public sealed class GpioPin : IDisposable
{
    private static readonly GpioPinEventListener s_gpioPinEventManager = new GpioPinEventListener();
    private readonly object _syncLock = new object();
    private readonly int _pinNumber;
    private readonly PinMode _pinMode = PinMode.Input;
    private TimeSpan _debounceTimeout = TimeSpan.Zero;
    private PinValueChangedEventHandler _callbacks;
    private PinValue _lastInputValue = PinValue.Low;

    internal GpioPin(int pinNumber)
    {
        _pinNumber = pinNumber;
    }

    internal bool Init()
    {
        if (!NativeInit(_pinNumber))
        {
            return false;
        }

        s_gpioPinEventManager.AddPin(this);
        return true;
    }

    public TimeSpan DebounceTimeout
    {
        get => _debounceTimeout;
        set
        {
            _debounceTimeout = value;
            NativeSetDebounceTimeout();
        }
    }

    public int PinNumber => _pinNumber;

    public PinMode GetPinMode()
    {
        lock (_syncLock)
        {
            if (_disposedValue)
            {
                throw new ObjectDisposedException();
            }

            return _pinMode;
        }
    }

    public bool IsPinModeSupported(PinMode pinMode)
    {
        lock (_syncLock)
        {
            if (_disposedValue)
            {
                throw new ObjectDisposedException();
            }

            return NativeIsPinModeSupported(pinMode);
        }
    }

    public void SetPinMode(PinMode value)
    {
        lock (_syncLock)
        {
            NativeSetPinMode(value);
        }
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern PinValue Read();

    public void Write(PinValue value)
    {
        lock (_syncLock)
        {
            WriteNative(value);
        }
    }

    public event PinValueChangedEventHandler ValueChanged
    {
        add
        {
            lock (_syncLock)
            {
                if (_disposedValue)
                {
                    throw new ObjectDisposedException();
                }

                PinValueChangedEventHandler before = _callbacks;
                try
                {
                    _callbacks = (PinValueChangedEventHandler)Delegate.Combine(before, value);

                    // Native code turns the pin's interrupt on or off by whether there are handlers.
                    NativeSetPinMode(_pinMode);
                }
                catch
                {
                    _callbacks = before;
                    throw;
                }
            }
        }

        remove
        {
            lock (_syncLock)
            {
                if (_disposedValue)
                {
                    throw new ObjectDisposedException();
                }

                PinValueChangedEventHandler before = _callbacks;
                try
                {
                    _callbacks = (PinValueChangedEventHandler)Delegate.Remove(before, value);
                    NativeSetPinMode(_pinMode);
                }
                catch
                {
                    _callbacks = before;
                    throw;
                }
            }
        }
    }

    internal void OnPinChangedInternal(PinEventTypes edge)
    {
        PinValueChangedEventHandler callbacks;
        lock (_syncLock)
        {
            callbacks = _disposedValue ? null : _callbacks;
        }

        callbacks?.Invoke(this, new PinValueChangedEventArgs(edge, _pinNumber));
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern void Toggle();

    private bool _disposedValue;

    private void Dispose(bool disposing)
    {
        if (_disposedValue)
        {
            return;
        }

        if (disposing)
        {
            s_gpioPinEventManager.RemovePin(_pinNumber);
        }

        DisposeNative();
        _disposedValue = true;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void DisposeNative();

    ~GpioPin()
    {
        Dispose(false);
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

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern bool NativeIsPinModeSupported(PinMode pinMode);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeSetPinMode(PinMode pinMode);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern bool NativeInit(int pinNumber);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeSetDebounceTimeout();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void WriteNative(PinValue value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal extern void NativeSetAlternateFunction(int alternateFunction);
}
