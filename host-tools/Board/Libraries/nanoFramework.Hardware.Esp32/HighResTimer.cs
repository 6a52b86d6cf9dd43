using System;
using System.Runtime.CompilerServices;

namespace nanoFramework.Hardware.Esp32;

/// <summary>A timer of microseconds.</summary>
public class HighResTimer : IDisposable
{
    internal int _timerHandle;
    internal bool _disposedValue;
    private static HighResEventListener s_eventListener = new HighResEventListener();
    private object _syncLock = new object();

    public event HighResTimerExpiredEventHandler OnHighResTimerExpired;

    internal void OnHighResTimerExpiredInternal(object e)
    {
        HighResTimerExpiredEventHandler callbacks;
        lock (_syncLock)
        {
            callbacks = _disposedValue ? null : OnHighResTimerExpired;
        }

        callbacks?.Invoke(this, EventArgs.Empty);
    }

    public static ulong GetCurrent()
    {
        return NativeGetCurrent();
    }

    public HighResTimer()
    {
        _timerHandle = NativeEspTimerCreate();
        s_eventListener.AddHighResTimer(this);
    }

    public void Stop()
    {
        NativeStop();
    }

    public void StartOneShot(ulong timeout_us)
    {
        NativeStartOneShot(timeout_us);
    }

    public void StartOnePeriodic(ulong period_us)
    {
        NativeStartPeriodic(period_us);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (_disposedValue)
        {
            return;
        }

        s_eventListener.RemoveHighResTimer(this);
        NativeEspTimerDispose();
        _disposedValue = true;
    }

    ~HighResTimer()
    {
        Dispose(false);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern int NativeEspTimerCreate();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeEspTimerDispose();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern ulong NativeGetCurrent();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeStop();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeStartOneShot(ulong timeout);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeStartPeriodic(ulong period);
}
