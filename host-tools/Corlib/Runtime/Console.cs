using System.Runtime.CompilerServices;

namespace System;

public static class Console
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Write(string value);

    public static void WriteLine()
    {
        Write("\r\n");
    }

    public static void WriteLine(string value)
    {
        Write(value + "\r\n");
    }
}
