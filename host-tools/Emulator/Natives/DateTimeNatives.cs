using System;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives;

/// <summary>System.DateTime (corlib_native_System_DateTime.cpp). Its field holds ticks since 1601 and a bit for
/// UTC.</summary>
internal static class DateTimeNatives
{
    /// <summary>.NET's ticks at 1601-01-01, which the device counts from.</summary>
    public const long TicksAtOrigin = 504_911_232_000_000_000;

    private const long UtcBit = long.MinValue;

    public static void Add(NativeTable table)
    {
        table.On("System.DateTime")
            .Add(
                "#ctor(System.Int32,System.Int32,System.Int32,System.Int32,System.Int32,System.Int32,System.Int32)",
                Construct)
            .Add("DaysInMonth(System.Int32,System.Int32)", DaysInMonth)
            .Add("GetDateTimePart(System.DateTime.DateTimePart)", Part)
            .Add("GetUtcNowAsTicks", static c => c.Return(Now(c).Ticks))
            .Add("GetTodayAsTicks", static c => c.Return(Now(c).Date.Ticks));
    }

    private static DateTime Now(NativeCall call) => call.State.UtcNow;

    // Only the low 16 bits of year, month, day and milliseconds count.
    private static void Construct(NativeCall call)
    {
        DeviceTime time = new()
        {
            Year = (ushort)call.I4(1),
            Month = (ushort)call.I4(2),
            Day = (ushort)call.I4(3),
            Hour = (ushort)call.I4(4),
            Minute = (ushort)call.I4(5),
            Second = (ushort)call.I4(6),
            Millisecond = (ushort)call.I4(7),
        };
        bool good = time.Year is >= 1601 and <= 3000 && time.Month is >= 1 and <= 12 && time.Day is >= 1 and <= 31
            && call.I4(4) >= 0 && time.Hour <= 23 && call.I4(5) >= 0 && time.Minute <= 59 && call.I4(6)
                >= 0 && time.Second <= 59
            && time.Millisecond >= call.I4(7) && time.Millisecond <= 1000;
        if (!good)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        call.Number(0).Bits = (long)time.ToTicks() | UtcBit;
    }

    private static void DaysInMonth(NativeCall call)
    {
        int month = call.I4(1);
        if (month is < 1 or > 12)
        {
            throw call.Corrupt($"month {month}", "nanoHAL_Time.cpp:22, an element of the table of months");
        }

        call.Return(DeviceTime.DaysInMonth(call.I4(0), month));
    }

    private static void Part(NativeCall call)
    {
        DeviceTime time = DeviceTime.FromTicks((ulong)(call.Number(0).Bits & ~UtcBit));
        call.Return(call.I4(1) switch
        {
            0 => time.Year,
            1 => time.Month,
            2 => time.Day,
            3 => time.DayOfWeek,
            4 => time.DayOfYear,
            5 => time.Hour,
            6 => time.Minute,
            7 => time.Second,
            8 => time.Millisecond,
            _ => throw call.Throw(Fault.Argument),
        });
    }
}
