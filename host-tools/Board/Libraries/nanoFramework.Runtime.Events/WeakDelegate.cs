using System;
using System.Runtime.CompilerServices;

namespace nanoFramework.Runtime.Events;

public static class WeakDelegate
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern Delegate Combine(Delegate a, Delegate b);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern Delegate Remove(Delegate a, Delegate b);
}
