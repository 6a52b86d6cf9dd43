using System.Runtime.CompilerServices;

namespace System.Device.Gpio;

/// <summary>The board's pins.</summary>
internal static class GpioNative
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Count();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool Open(int pin);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Close(int pin);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool IsOpen(int pin);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int GetMode(int pin);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void SetMode(int pin, int mode);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool IsModeSupported(int pin, int mode);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool Read(int pin);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Write(int pin, bool level);

    /// <summary>From now on the pin's edges are queued.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Listen(int pin);

    /// <summary>Twice the pin's number, plus one for a rising edge; -1 when the queue is empty.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int NextChange();
}
