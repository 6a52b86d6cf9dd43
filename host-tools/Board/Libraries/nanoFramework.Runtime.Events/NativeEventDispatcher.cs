using System;
using System.Runtime.CompilerServices;

namespace nanoFramework.Runtime.Events;

/// <summary>The managed end of a driver: the runtime calls <c>threadSpawn</c> in a separate thread for each event that
/// the driver queues.</summary>
public class NativeEventDispatcher : IDisposable
{
    protected NativeEventHandler threadSpawn;
    protected NativeEventHandler callbacks;
    protected bool disposed;

    // The driver's own data; native code alone uses the field.
    private object _NativeEventDispatcher;

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern NativeEventDispatcher(string driverName, ulong driverData);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern void EnableInterrupt();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern void DisableInterrupt();

    [MethodImpl(MethodImplOptions.InternalCall)]
    protected virtual extern void Dispose(bool disposing);

    ~NativeEventDispatcher()
    {
        Dispose(false);
    }

    [MethodImpl(MethodImplOptions.Synchronized)]
    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        Dispose(true);
        GC.SuppressFinalize(this);
        disposed = true;
    }

    public event NativeEventHandler OnInterrupt
    {
        [MethodImpl(MethodImplOptions.Synchronized)]
        add
        {
            if (disposed)
            {
                throw new ObjectDisposedException();
            }

            NativeEventHandler before = callbacks;
            NativeEventHandler after = (NativeEventHandler)Delegate.Combine(before, value);
            try
            {
                callbacks = after;
                if (after != null)
                {
                    if (before == null)
                    {
                        EnableInterrupt();
                    }

                    // The runtime calls a single handler itself; of several it calls only one that calls them.
                    if (!after.Equals(value))
                    {
                        after = new NativeEventHandler(MultiCastCase);
                    }
                }

                threadSpawn = after;
            }
            catch
            {
                callbacks = before;
                if (before == null)
                {
                    DisableInterrupt();
                }

                throw;
            }
        }

        [MethodImpl(MethodImplOptions.Synchronized)]
        remove
        {
            if (disposed)
            {
                throw new ObjectDisposedException();
            }

            NativeEventHandler before = callbacks;
            NativeEventHandler after = (NativeEventHandler)Delegate.Remove(before, value);
            try
            {
                callbacks = after;
                if (after == null && before != null)
                {
                    DisableInterrupt();
                }
            }
            catch
            {
                callbacks = before;
                throw;
            }
        }
    }

    private void MultiCastCase(uint port, uint state, DateTime time)
    {
        callbacks?.Invoke(port, state, time);
    }
}
