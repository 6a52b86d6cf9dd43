using System.Runtime.CompilerServices;

namespace System.IO;

/// <summary>The board's files.</summary>
internal static class FileNative
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool Exists(string path);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Create(string path);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool Delete(string path);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern long GetLength(string path);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void SetLength(string path, long length);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Read(string path, long position, byte[] buffer, int offset, int count);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Write(string path, long position, byte[] buffer, int offset, int count);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Flush(string path);
}
