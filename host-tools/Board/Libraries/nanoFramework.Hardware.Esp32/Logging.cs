using System.Runtime.CompilerServices;

namespace nanoFramework.Hardware.Esp32;

internal class Logging
{
    public enum LogLevel
    {
        LOG_LEVEL_NONE,
        LOG_LEVEL_ERROR,
        LOG_LEVEL_WARN,
        LOG_LEVEL_INFO,
        LOG_LEVEL_DEBUG,
        LOG_LEVEL_VERBOSE,
    }

    public static void SetLogLevel(LogLevel level)
    {
        SetLogLevel("*", level);
    }

    public static void SetLogLevel(string tag, LogLevel level)
    {
        NativeSetLogLevel(tag, (int)level);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void NativeSetLogLevel(string tag, int level);
}
