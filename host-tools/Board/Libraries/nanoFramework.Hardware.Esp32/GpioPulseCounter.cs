using System.Runtime.CompilerServices;

namespace System.Device.Gpio;

/// <summary>Counts pulses in hardware. Native code reads the fields by their position.</summary>
public sealed class GpioPulseCounter : IDisposable
{
    private readonly int _pinNumberA;
    private readonly int _pinNumberB;
    private GpioPulsePolarity _polarity = GpioPulsePolarity.Falling;
    private bool _countActive;
    private ushort _filter;
    private readonly object _syncLock = new object();

    public GpioPulseCounter(int pinNumberA, int pinNumberB = -1)
    {
        if (pinNumberA < 0)
        {
            throw new ArgumentException();
        }

        _pinNumberA = pinNumberA;
        _pinNumberB = pinNumberB;
        NativeInit();
    }

    public bool IsStarted => _countActive;

    public GpioPulsePolarity Polarity
    {
        get => _polarity;
        set
        {
            CheckIfActive(true);
            _polarity = value;
        }
    }

    public ushort FilterPulses
    {
        get => _filter;
        set
        {
            if (value > 1023)
            {
                throw new ArgumentException();
            }

            _filter = value;
        }
    }

    public GpioPulseCount Read()
    {
        return ReadInternal(false);
    }

    internal GpioPulseCount ReadInternal(bool reset)
    {
        lock (_syncLock)
        {
            if (_disposedValue)
            {
                throw new ObjectDisposedException();
            }

            return NativeRead(reset);
        }
    }

    public GpioPulseCount Reset()
    {
        return ReadInternal(true);
    }

    public void Start()
    {
        lock (_syncLock)
        {
            if (_disposedValue)
            {
                throw new ObjectDisposedException();
            }

            CheckIfActive(true);
            _countActive = true;
            NativeStart();
        }
    }

    public void Stop()
    {
        lock (_syncLock)
        {
            if (_disposedValue)
            {
                throw new ObjectDisposedException();
            }

            CheckIfActive(false);
            _countActive = false;
            NativeStop();
        }
    }

    private void CheckIfActive(bool refused)
    {
        if (_countActive == refused)
        {
            throw new InvalidOperationException();
        }
    }

    private bool _disposedValue;

    private void Dispose(bool disposing)
    {
        if (!_disposedValue)
        {
            NativeDispose();
            _disposedValue = true;
        }
    }

    ~GpioPulseCounter()
    {
        Dispose(false);
    }

    public void Dispose()
    {
        lock (_syncLock)
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeInit();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern GpioPulseCount NativeRead(bool Reset);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeStart();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeStop();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeDispose();
}
