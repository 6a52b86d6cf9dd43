// TimeSpan: constructors, parts, arithmetic, comparisons, ToString (CoreLibrary System/TimeSpan.cs, corlib_native_System_TimeSpan.cpp).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    public static void Main()
    {
        TimeSpan t = new TimeSpan(1, 2, 3, 4, 5);
        W(t.Days + " " + t.Hours + " " + t.Minutes + " " + t.Seconds + " " + t.Milliseconds + " " + t.Ticks);
        W(t.ToString() + " | " + new TimeSpan(0).ToString() + " | " + new TimeSpan(1).ToString() + " | " + new TimeSpan(25, 61, 61).ToString() + " | " + new TimeSpan(10, 0, 0, 0).ToString());
        W((-t).ToString() + " | " + t.Negate().Duration().ToString() + " | " + new TimeSpan(0, 0, -5).ToString());
        TimeSpan u = new TimeSpan(0, 30, 0);
        W((t + u).ToString() + " | " + (t - u).ToString() + " | " + t.Add(u).Ticks + " | " + t.Subtract(u).Ticks);
        W((t > u) + " " + (t < u) + " " + (t == u) + " " + (t != u) + " " + (t >= t) + " " + t.Equals(new TimeSpan(t.Ticks)) + " " + TimeSpan.Compare(t, u) + " " + u.CompareTo(t));
        W(t.TotalDays.ToString("F4") + " " + t.TotalHours.ToString("F4") + " " + t.TotalMinutes.ToString("F3") + " " + t.TotalSeconds.ToString("F3") + " " + t.TotalMilliseconds.ToString("F0"));
        W(TimeSpan.FromDays(2).Ticks + " " + TimeSpan.FromHours(3).Ticks + " " + TimeSpan.FromMinutes(4).Ticks + " " + TimeSpan.FromSeconds(5).Ticks + " " + TimeSpan.FromTicks(7).Ticks);
        W(TimeSpan.TicksPerMillisecond + " " + TimeSpan.TicksPerSecond + " " + TimeSpan.TicksPerMinute + " " + TimeSpan.TicksPerHour + " " + TimeSpan.TicksPerDay);
        W(TimeSpan.Zero.Ticks + " " + TimeSpan.MaxValue.Ticks + " " + TimeSpan.MinValue.Ticks);
        W(new TimeSpan(0, 0, 0, 0, 1500).ToString() + " " + new TimeSpan(12345678).ToString());
        object o = t;
        W(((TimeSpan)o).Hours + " " + o.ToString());
    }
}
