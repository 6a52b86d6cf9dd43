using System.Runtime.CompilerServices;

namespace System;

public static class Environment
{
    public static extern long TickCount64
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }
}
