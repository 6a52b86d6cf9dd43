using System.Runtime.CompilerServices;

namespace System;

public class WeakReference
{
    public WeakReference(object target)
    {
        Set(target);
    }

    public virtual bool IsAlive
    {
        get { return Get() != null; }
    }

    public virtual object Target
    {
        get { return Get(); }
        set { Set(value); }
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern object Get();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void Set(object target);
}
