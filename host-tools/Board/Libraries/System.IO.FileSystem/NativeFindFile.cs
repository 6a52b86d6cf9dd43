using System.Runtime.CompilerServices;

namespace System.IO;

internal class NativeFindFile
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern NativeFileInfo GetFileInfo(string path);
}
