using System.Runtime.CompilerServices;

namespace System.IO;

internal static class NativeIO
{
    internal const string FSRoot = @"\";

    /// <summary>The attributes of a missing file or directory.</summary>
    internal const uint EmptyAttribute = 0xFFFFFFFF;

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void Delete(string path, bool recursive);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern bool Move(string sourceFileName, string destFileName);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void CreateDirectory(string path);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern uint GetAttributes(string path);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void SetAttributes(string path, uint attributes);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void Format(string rootName, string fileSystem, uint parameter);
}
