using System;
using System.Runtime.CompilerServices;

namespace nanoFramework.Runtime.Native;

public static class Rtc
{
    public static bool SetSystemTime(DateTime time)
    {
        return Native_RTC_SetSystemTime(
            time.Year,
            (byte)time.Month,
            (byte)time.Day,
            (byte)time.DayOfWeek,
            (byte)time.Hour,
            (byte)time.Minute,
            (byte)time.Second);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern bool Native_RTC_SetSystemTime(
        int year, byte month, byte day, byte dayOfWeek, byte hours, byte minutes, byte seconds);
}
