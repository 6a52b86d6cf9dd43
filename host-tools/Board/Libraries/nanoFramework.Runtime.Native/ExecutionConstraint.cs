using System.Runtime.CompilerServices;

namespace nanoFramework.Runtime.Native;

public static class ExecutionConstraint
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Install(int timeoutMilliseconds, int priority);
}
