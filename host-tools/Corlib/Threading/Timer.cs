using System.Runtime.CompilerServices;

namespace System.Threading;

public sealed class Timer : MarshalByRefObject, IDisposable
{
    private object _timer;
    private object _state;
    private TimerCallback _callback;

    public Timer(TimerCallback callback, object state, int dueTime, int period)
    {
        if (callback == null)
        {
            Native.Throw("System.ArgumentNullException");
        }

        _callback = callback;
        _state = state;
        Change(dueTime, period);
    }

    public Timer(TimerCallback callback, object state, TimeSpan dueTime, TimeSpan period)
        : this(callback, state, Milliseconds(dueTime), Milliseconds(period))
    {
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern bool Change(int dueTime, int period);

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        return Change(Milliseconds(dueTime), Milliseconds(period));
    }

    public void Dispose()
    {
        Change(-1, -1);
    }

    private static int Milliseconds(TimeSpan time)
    {
        return (int)(time.Ticks / TimeSpan.TicksPerMillisecond);
    }
}
