using System.Runtime.CompilerServices;

namespace System;

/// <summary>Entry points of the emulator that no firmware can name.</summary>
internal static class Native
{
    /// <summary>A boxed number formatted, or null when the value is not a number.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern string FormatValue(object value, string format);

    /// <summary>Throws as a native does: without the message that the exception's constructor would set.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Throw(string exception);
}
