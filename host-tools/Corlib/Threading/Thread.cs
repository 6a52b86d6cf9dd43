using System.Runtime.CompilerServices;

namespace System.Threading;

public sealed class Thread
{
    private Delegate _start;
    private int _priority;
    private object _thread;
    private object _appDomain;
    private int _id;

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern Thread(ThreadStart start);

    public extern ThreadPriority Priority
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;

        [MethodImpl(MethodImplOptions.InternalCall)]
        set;
    }

    public extern int ManagedThreadId
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public extern bool IsAlive
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public static extern Thread CurrentThread
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public extern ThreadState ThreadState
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern void Start();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern void Abort();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern void Suspend();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern void Resume();

    public void Join()
    {
        Join(-1);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern bool Join(int millisecondsTimeout);

    public bool Join(TimeSpan timeout)
    {
        return Join((int)(timeout.Ticks / TimeSpan.TicksPerMillisecond));
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Sleep(int millisecondsTimeout);

    public static void Sleep(TimeSpan timeout)
    {
        long milliseconds = timeout.Ticks / TimeSpan.TicksPerMillisecond;
        if (milliseconds < -1 || milliseconds > int.MaxValue)
        {
            throw new ArgumentOutOfRangeException();
        }

        Sleep((int)milliseconds);
    }

    public static void SpinWait(int iterations)
    {
        if (iterations < 0)
        {
            throw new ArgumentOutOfRangeException();
        }

        for (int i = 0; i < iterations; i++)
        {
        }
    }
}
