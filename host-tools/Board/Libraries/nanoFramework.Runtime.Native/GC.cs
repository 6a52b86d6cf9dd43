using System.Runtime.CompilerServices;

namespace nanoFramework.Runtime.Native;

public static class GC
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern uint Run(bool compactHeap);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void EnableGCMessages(bool enable);
}
