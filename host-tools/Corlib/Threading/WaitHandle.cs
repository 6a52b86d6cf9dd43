using System.Runtime.CompilerServices;

namespace System.Threading;

public abstract class WaitHandle : MarshalByRefObject
{
    public const int WaitTimeout = 258;

    private bool _signalled;

    public WaitHandle()
    {
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern bool WaitOne(int millisecondsTimeout, bool exitContext);

    public virtual bool WaitOne()
    {
        return WaitOne(-1, false);
    }

    public static bool WaitAll(WaitHandle[] waitHandles, int millisecondsTimeout, bool exitContext)
    {
        return WaitMultiple(waitHandles, millisecondsTimeout, true) != WaitTimeout;
    }

    public static bool WaitAll(WaitHandle[] waitHandles)
    {
        return WaitAll(waitHandles, -1, true);
    }

    public static int WaitAny(WaitHandle[] waitHandles, int millisecondsTimeout, bool exitContext)
    {
        return WaitMultiple(waitHandles, millisecondsTimeout, false);
    }

    public static int WaitAny(WaitHandle[] waitHandles)
    {
        return WaitAny(waitHandles, -1, true);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern int WaitMultiple(WaitHandle[] waitHandles, int millisecondsTimeout, bool all);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal extern bool Signal(bool signalled);
}
