// DateTime: constructors, parts, arithmetic, comparisons, formats (CoreLibrary System/DateTime.cs).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void T(string n, Action a)
    {
        try
        {
            a();
            W(n + " none");
        }
        catch (Exception e)
        {
            W(n + " " + e.GetType().Name);
        }
    }

    public static void Main()
    {
        DateTime d = new DateTime(2024, 2, 28, 23, 59, 58, 123);
        W(d.Year + " " + d.Month + " " + d.Day + " " + d.Hour + " " + d.Minute + " " + d.Second + " " + d.Millisecond);
        W(d.Ticks + " " + (int)d.DayOfWeek + " " + d.DayOfYear + " " + d.Date.Ticks + " " + d.TimeOfDay.Ticks);
        W(d.AddDays(1).Day + " " + d.AddDays(2).Month + " " + d.AddHours(1).Day + " " + d.AddMinutes(2).Hour + " " + d.AddSeconds(3).Second + " " + d.AddMilliseconds(900).Millisecond + " " + d.AddTicks(1).Ticks);
        DateTime e = new DateTime(2000, 1, 1);
        W((d - e).Ticks + " " + (d - new TimeSpan(1, 0, 0, 0)).Day + " " + (e + new TimeSpan(36, 0, 0)).Day + " " + d.Subtract(e).Days);
        W((d > e) + " " + (d < e) + " " + (d == e) + " " + (d != e) + " " + (d >= e) + " " + (d <= d) + " " + d.Equals(new DateTime(d.Ticks)) + " " + DateTime.Compare(d, e) + " " + e.CompareTo(d));
        W(DateTime.DaysInMonth(2024, 2) + " " + DateTime.DaysInMonth(2023, 2) + " " + DateTime.DaysInMonth(2000, 2) + " " + DateTime.DaysInMonth(1900, 2) + " " + DateTime.DaysInMonth(2024, 12));
        W(d.ToString("yyyy-MM-dd HH:mm:ss") + " | " + d.ToString("yyyyMMdd") + " | " + d.ToString("HH:mm:ss.fff") + " | " + d.ToString("dd/MM/yy") + " | " + d.ToString("hh:mm tt"));
        W(e.ToString("o") + " | " + e.ToString("s") + " | " + e.ToString("u"));
        W(DateTime.UnixEpoch.Ticks + " " + DateTime.MaxValue.Ticks);
        T("month", () => new DateTime(2024, 13, 1));
        T("day", () => new DateTime(2023, 2, 29));
        T("hour", () => new DateTime(2023, 2, 1, 24, 0, 0));
    }
}
