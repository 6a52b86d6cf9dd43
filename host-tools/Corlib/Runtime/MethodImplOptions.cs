namespace System.Runtime.CompilerServices;

public enum MethodImplOptions
{
    Unmanaged = 0x0004,
    ForwardRef = 0x0010,
    PreserveSig = 0x0080,
    InternalCall = 0x1000,
    Synchronized = 0x0020,
    NoInlining = 0x0008,
}
