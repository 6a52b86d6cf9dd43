namespace System.Runtime.CompilerServices;

public static class RuntimeHelpers
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void InitializeArray(Array array, RuntimeFieldHandle fldHandle);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern object GetObjectValue(object obj);

    public static int OffsetToStringData
    {
        get { return 0; }
    }
}
