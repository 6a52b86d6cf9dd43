using System.Runtime.CompilerServices;

namespace System.IO.Ports;

/// <summary>The board's serial ports.</summary>
internal static class SerialNative
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool Exists(string port);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool Open(string port, int baudRate, int bufferSize);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Close(string port);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Available(string port);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Read(string port, byte[] buffer, int offset, int count);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Write(string port, byte[] buffer, int offset, int count);
}
