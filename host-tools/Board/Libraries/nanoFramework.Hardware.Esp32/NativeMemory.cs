using System.Runtime.CompilerServices;

namespace nanoFramework.Hardware.Esp32;

public class NativeMemory
{
    public enum MemoryType
    {
        All,
        Internal,
        SpiRam,
    }

    public static void GetMemoryInfo(
        MemoryType memType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock)
    {
        totalSize = NativeGetMemoryTotalSize((int)memType);
        totalFreeSize = NativeGetMemoryTotalFreeSize((int)memType);
        largestFreeBlock = NativeGetMemoryLargestFreeBlock((int)memType);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern uint NativeGetMemoryTotalSize(int memType);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern uint NativeGetMemoryTotalFreeSize(int memType);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern uint NativeGetMemoryLargestFreeBlock(int memType);
}
