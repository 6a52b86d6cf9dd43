using System.Runtime.CompilerServices;

namespace System;

public static class GC
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void WaitForPendingFinalizers();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void SuppressFinalize(object obj);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void ReRegisterForFinalize(object obj);
}
