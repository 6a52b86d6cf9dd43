namespace SecureBoot.Emulator.Heap;

/// <summary>Sizes on the 32-bit device, in bytes. Everything takes whole heap blocks.</summary>
internal static class DeviceLayout
{
    /// <summary>A heap block: 4 bytes of id and 8 of data (nanoCLR_Runtime.h:3926).</summary>
    public const int Block = 12;

    /// <summary>HB_MaxSize (nanoCLR_Runtime__HeapBlock.h:142): no object is larger.</summary>
    public const int MaxBlocks = 0xFFFF;

    /// <summary>CLR_RT_HeapBlock_Array: the block, the number of elements, four bytes of type and size.</summary>
    public const int ArrayHeader = 20;

    /// <summary>CLR_RT_HeapBlock_Delegate: node, class, method, stack frames, target.</summary>
    public const int Delegate = 3 * Block;

    /// <summary>A delegate list: node, class, length, flags; then a block an entry.</summary>
    public const int DelegateList = 2 * Block;

    /// <summary>CLR_RT_StackFrame without locals and evaluation stack.</summary>
    public const int FrameBlocks = 7;

    /// <summary>c_MinimumStack and c_OverheadForNewObjOrInteropMethod with the inline slot.</summary>
    public const int MinimumStackBlocks = 10;

    /// <summary>The blocks of a frame's evaluation stack in addition to the method's own need.</summary>
    public const int StackOverheadBlocks = 3;

    /// <summary>A thread: itself and its subthread.</summary>
    public const int Thread = 12 * Block;

    public static int Round(int bytes) => (bytes + Block - 1) / Block * Block;

    public static int String(int utf8Length) => Round(Block + utf8Length + 1);
}
