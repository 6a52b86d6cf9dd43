using System;
using SecureBoot.Emulator.Execution;

namespace SecureBoot.Emulator.Natives;

/// <summary>DateTime and TimeSpan.</summary>
internal static class TimeNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.DateTime")
            .Add("DaysInMonth(System.Int32,System.Int32)", DaysInMonth)
            .Add("TicksOf(System.Int32,System.Int32,System.Int32,System.Int32,System.Int32,System.Int32,System.Int32)", TicksOf)
            .Add("Part(System.Int64,System.Int32)", Part)
            .Add("NowTicks", static c => c.Return(c.Machine.UtcNow.Ticks))
            .Add("Format(System.Int64,System.String)", Format);
        table.On("System.TimeSpan")
            .Add("ToString", static c => c.ReturnText(Text(c.Number(0).Bits)));
    }

    private static void DaysInMonth(NativeCall call)
    {
        int year = call.I4(0);
        int month = call.I4(1);
        if (month is < 1 or > 12)
        {
            throw call.Corrupt($"month {month}", "nanoHAL_Time.cpp:22, an element of the table of months");
        }

        bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        call.Return(DateTime.DaysInMonth(leap ? 2000 : 2001, month));
    }

    /// <summary>A day past the month's end runs into the next month: only 31 is checked (corlib_native_System_DateTime.cpp:59).</summary>
    private static void TicksOf(NativeCall call)
    {
        bool good = call.I4(0) is >= 1601 and <= 3000 && call.I4(1) is >= 1 and <= 12 && call.I4(2) is >= 1 and <= 31
            && call.I4(3) is >= 0 and <= 23 && call.I4(4) is >= 0 and <= 59 && call.I4(5) is >= 0 and <= 59 && call.I4(6) is >= 0 and <= 1000;
        if (!good)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        DateTime month = new(call.I4(0), call.I4(1), 1, call.I4(3), call.I4(4), call.I4(5));
        call.Return(month.AddDays(call.I4(2) - 1).AddMilliseconds(call.I4(6)).Ticks);
    }

    private static void Part(NativeCall call)
    {
        DateTime time = new(call.I8(0));
        call.Return(call.I4(1) switch
        {
            0 => time.Year,
            1 => time.Month,
            2 => time.Day,
            3 => (int)time.DayOfWeek,
            4 => time.DayOfYear,
            5 => time.Hour,
            6 => time.Minute,
            7 => time.Second,
            _ => time.Millisecond,
        });
    }

    private static void Format(NativeCall call)
    {
        DateTime time = new(call.I8(0), DateTimeKind.Utc);
        string? format = call.Text(1);
        try
        {
            call.ReturnText(time.ToString(string.IsNullOrEmpty(format) ? "MM/dd/yyyy HH:mm:ss" : format, System.Globalization.CultureInfo.InvariantCulture));
        }
        catch (FormatException)
        {
            throw call.Throw(Fault.Argument);
        }
    }

    /// <summary>[-][d.]hh:mm:ss[.fffffff].</summary>
    private static string Text(long ticks)
    {
        TimeSpan time = new(ticks);
        string sign = ticks < 0 ? "-" : string.Empty;
        ulong all = ticks < 0 ? (ulong)-(ticks + 1) + 1 : (ulong)ticks;
        ulong fraction = all % TimeSpan.TicksPerSecond;
        ulong days = all / TimeSpan.TicksPerDay;
        string text = $"{sign}{(days > 0 ? days + "." : string.Empty)}{Math.Abs(time.Hours):00}:{Math.Abs(time.Minutes):00}:{Math.Abs(time.Seconds):00}";
        return fraction == 0 ? text : $"{text}.{fraction:0000000}";
    }
}
