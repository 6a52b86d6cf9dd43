using System.Runtime.CompilerServices;

namespace System;

public abstract class MulticastDelegate : Delegate
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool operator ==(MulticastDelegate d1, MulticastDelegate d2);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool operator !=(MulticastDelegate d1, MulticastDelegate d2);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public override extern bool Equals(object obj);
}
