namespace System.Device.Gpio;

public sealed class GpioPin : IDisposable
{
    private readonly int _number;
    private PinValueChangedEventHandler _callbacks;
    private GpioController _controller;
    private PinEventTypes _edges;
    private PinChangeEventHandler _callback;
    private TimeSpan _debounceTimeout;
    private bool _disposed;

    internal GpioPin(int number)
    {
        _number = number;
    }

    public event PinValueChangedEventHandler ValueChanged
    {
        add
        {
            Check();
            _callbacks = (PinValueChangedEventHandler)Delegate.Combine(_callbacks, value);
            GpioNative.Listen(_number);
        }

        remove
        {
            Check();
            _callbacks = (PinValueChangedEventHandler)Delegate.Remove(_callbacks, value);
        }
    }

    public TimeSpan DebounceTimeout
    {
        get => _debounceTimeout;
        set => _debounceTimeout = value;
    }

    public int PinNumber => _number;

    public PinMode GetPinMode()
    {
        Check();
        return (PinMode)GpioNative.GetMode(_number);
    }

    public bool IsPinModeSupported(PinMode pinMode)
    {
        Check();
        return GpioNative.IsModeSupported(_number, (int)pinMode);
    }

    public void SetPinMode(PinMode value)
    {
        GpioNative.SetMode(_number, (int)value);
    }

    public PinValue Read()
    {
        Check();
        return GpioNative.Read(_number);
    }

    public void Write(PinValue value)
    {
        Check();
        GpioNative.Write(_number, (bool)value);
    }

    public void Toggle()
    {
        Check();
        GpioNative.Write(_number, !GpioNative.Read(_number));
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            GpioController.Forget(this);
            GpioNative.Close(_number);
        }
    }

    internal void Register(GpioController controller, PinEventTypes edges, PinChangeEventHandler callback)
    {
        Check();
        _controller = controller;
        _edges = edges;
        _callback = callback;
        GpioNative.Listen(_number);
    }

    internal void OnChanged(PinEventTypes edge)
    {
        if (_callbacks != null)
        {
            _callbacks(this, new PinValueChangedEventArgs(edge, _number));
        }

        if (_callback != null && (_edges & edge) != PinEventTypes.None)
        {
            _callback(_controller, new PinValueChangedEventArgs(edge, _number));
        }
    }

    private void Check()
    {
        if (_disposed)
        {
            throw new ObjectDisposedException();
        }
    }
}
