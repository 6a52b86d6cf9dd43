using System.Runtime.CompilerServices;

namespace System.Diagnostics;

public static class Debug
{
    [Conditional("DEBUG")]
    public static void Assert(bool condition)
    {
        if (!condition)
        {
            Fail(null, null);
        }
    }

    [Conditional("DEBUG")]
    public static void Assert(bool condition, string message)
    {
        if (!condition)
        {
            Fail(message, null);
        }
    }

    [Conditional("DEBUG")]
    public static void Assert(bool condition, string message, string detailedMessage)
    {
        if (!condition)
        {
            Fail(message, detailedMessage);
        }
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Write(string message);

    public static void WriteLine()
    {
        Write("\r\n");
    }

    public static void WriteLine(string message)
    {
        Write(message + "\r\n");
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void Fail(string message, string detail);
}
