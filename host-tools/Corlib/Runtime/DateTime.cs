using System.Runtime.CompilerServices;

namespace System;

/// <summary>Ticks since 1601 with the UTC bit set, as the device keeps them.</summary>
public partial struct DateTime
{
    private const long Origin = 504911232000000000;
    private const long MaxTicks = 946708127999999999;
    private const ulong TickMask = 0x7FFFFFFFFFFFFFFF;
    private const ulong UtcMask = 0x8000000000000000;
    private const long UnixEpochTicks = TimeSpan.TicksPerDay * 719162;
    private const long UnixEpochSeconds = UnixEpochTicks / TimeSpan.TicksPerSecond;

    public static readonly DateTime MinValue = new DateTime(Origin);
    public static readonly DateTime MaxValue = new DateTime(MaxTicks);
    public static readonly DateTime UnixEpoch = new DateTime(UnixEpochTicks, DateTimeKind.Utc);

    private ulong _ticks;

    public DateTime(long ticks)
    {
        if (ticks < Origin || ticks > MaxTicks)
        {
            throw new ArgumentOutOfRangeException();
        }

        _ticks = (ulong)(ticks - Origin) | UtcMask;
    }

    public DateTime(long ticks, DateTimeKind kind)
        : this(ticks)
    {
        if (kind != DateTimeKind.Utc)
        {
            throw new ArgumentException();
        }
    }

    public DateTime(int year, int month, int day)
        : this(TicksOf(year, month, day, 0, 0, 0, 0))
    {
    }

    public DateTime(int year, int month, int day, int hour, int minute, int second)
        : this(TicksOf(year, month, day, hour, minute, second, 0))
    {
    }

    public DateTime(int year, int month, int day, int hour, int minute, int second, int millisecond)
        : this(TicksOf(year, month, day, hour, minute, second, millisecond))
    {
    }

    public static DateTime UtcNow
    {
        get { return new DateTime(NowTicks()); }
    }

    public static DateTime Today
    {
        get { return UtcNow.Date; }
    }

    public long Ticks
    {
        get { return (long)(_ticks & TickMask) + Origin; }
    }

    public DateTimeKind Kind
    {
        get { return DateTimeKind.Utc; }
    }

    public DateTime Date
    {
        get { return new DateTime(Ticks - (Ticks % TimeSpan.TicksPerDay)); }
    }

    public TimeSpan TimeOfDay
    {
        get { return new TimeSpan(Ticks % TimeSpan.TicksPerDay); }
    }

    public DayOfWeek DayOfWeek
    {
        get { return (DayOfWeek)Part(Ticks, 3); }
    }

    public int Year
    {
        get { return Part(Ticks, 0); }
    }

    public int Month
    {
        get { return Part(Ticks, 1); }
    }

    public int Day
    {
        get { return Part(Ticks, 2); }
    }

    public int DayOfYear
    {
        get { return Part(Ticks, 4); }
    }

    public int Hour
    {
        get { return Part(Ticks, 5); }
    }

    public int Minute
    {
        get { return Part(Ticks, 6); }
    }

    public int Second
    {
        get { return Part(Ticks, 7); }
    }

    public int Millisecond
    {
        get { return Part(Ticks, 8); }
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int DaysInMonth(int year, int month);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern long TicksOf(int year, int month, int day, int hour, int minute, int second, int millisecond);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern int Part(long ticks, int part);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern long NowTicks();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern string Format(long ticks, string format);
}
