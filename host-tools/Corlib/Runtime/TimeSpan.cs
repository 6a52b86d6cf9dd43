using System.Runtime.CompilerServices;

namespace System;

public struct TimeSpan
{
    internal long _ticks;

    public const long TicksPerMillisecond = 10000;
    public const long TicksPerSecond = TicksPerMillisecond * 1000;
    public const long TicksPerMinute = TicksPerSecond * 60;
    public const long TicksPerHour = TicksPerMinute * 60;
    public const long TicksPerDay = TicksPerHour * 24;

    public static readonly TimeSpan Zero = new TimeSpan(0);
    public static readonly TimeSpan MaxValue = new TimeSpan(long.MaxValue);
    public static readonly TimeSpan MinValue = new TimeSpan(long.MinValue);

    public TimeSpan(long ticks)
    {
        _ticks = ticks;
    }

    public TimeSpan(int hours, int minutes, int seconds)
        : this(0, hours, minutes, seconds, 0)
    {
    }

    public TimeSpan(int days, int hours, int minutes, int seconds)
        : this(days, hours, minutes, seconds, 0)
    {
    }

    public TimeSpan(int days, int hours, int minutes, int seconds, int milliseconds)
    {
        _ticks = (days * TicksPerDay) + (hours * TicksPerHour) + (minutes * TicksPerMinute) + (seconds * TicksPerSecond) + (milliseconds * TicksPerMillisecond);
    }

    public long Ticks
    {
        get { return _ticks; }
    }

    public int Days
    {
        get { return (int)(_ticks / TicksPerDay); }
    }

    public int Hours
    {
        get { return (int)((_ticks / TicksPerHour) % 24); }
    }

    public int Milliseconds
    {
        get { return (int)((_ticks / TicksPerMillisecond) % 1000); }
    }

    public int Minutes
    {
        get { return (int)((_ticks / TicksPerMinute) % 60); }
    }

    public int Seconds
    {
        get { return (int)((_ticks / TicksPerSecond) % 60); }
    }

    public double TotalDays
    {
        get { return _ticks * (1.0 / TicksPerDay); }
    }

    public double TotalHours
    {
        get { return _ticks * (1.0 / TicksPerHour); }
    }

    public double TotalMilliseconds
    {
        get { return _ticks * (1.0 / TicksPerMillisecond); }
    }

    public double TotalMinutes
    {
        get { return _ticks * (1.0 / TicksPerMinute); }
    }

    public double TotalSeconds
    {
        get { return _ticks * (1.0 / TicksPerSecond); }
    }

    public static TimeSpan FromTicks(long value)
    {
        return new TimeSpan(value);
    }

    public static TimeSpan FromMilliseconds(long value)
    {
        return new TimeSpan(TicksPerMillisecond * value);
    }

    public static TimeSpan FromSeconds(long value)
    {
        return new TimeSpan(TicksPerSecond * value);
    }

    public static TimeSpan FromMinutes(long value)
    {
        return new TimeSpan(TicksPerMinute * value);
    }

    public static TimeSpan FromHours(long value)
    {
        return new TimeSpan(TicksPerHour * value);
    }

    public static TimeSpan FromDays(long value)
    {
        return new TimeSpan(TicksPerDay * value);
    }

    public TimeSpan Add(TimeSpan ts)
    {
        return new TimeSpan(_ticks + ts._ticks);
    }

    public TimeSpan Subtract(TimeSpan ts)
    {
        return new TimeSpan(_ticks - ts._ticks);
    }

    public TimeSpan Duration()
    {
        return new TimeSpan(_ticks >= 0 ? _ticks : -_ticks);
    }

    public TimeSpan Negate()
    {
        return new TimeSpan(-_ticks);
    }

    public static int Compare(TimeSpan t1, TimeSpan t2)
    {
        return t1._ticks > t2._ticks ? 1 : t1._ticks < t2._ticks ? -1 : 0;
    }

    public int CompareTo(object value)
    {
        return value == null ? 1 : Compare(this, (TimeSpan)value);
    }

    public override bool Equals(object value)
    {
        return value is TimeSpan && _ticks == ((TimeSpan)value)._ticks;
    }

    public static bool Equals(TimeSpan t1, TimeSpan t2)
    {
        return t1._ticks == t2._ticks;
    }

    public override int GetHashCode()
    {
        return (int)_ticks ^ (int)(_ticks >> 32);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public override extern string ToString();

    public static TimeSpan operator -(TimeSpan t)
    {
        return new TimeSpan(-t._ticks);
    }

    public static TimeSpan operator +(TimeSpan t)
    {
        return t;
    }

    public static TimeSpan operator -(TimeSpan t1, TimeSpan t2)
    {
        return new TimeSpan(t1._ticks - t2._ticks);
    }

    public static TimeSpan operator +(TimeSpan t1, TimeSpan t2)
    {
        return new TimeSpan(t1._ticks + t2._ticks);
    }

    public static bool operator ==(TimeSpan t1, TimeSpan t2)
    {
        return t1._ticks == t2._ticks;
    }

    public static bool operator !=(TimeSpan t1, TimeSpan t2)
    {
        return t1._ticks != t2._ticks;
    }

    public static bool operator <(TimeSpan t1, TimeSpan t2)
    {
        return t1._ticks < t2._ticks;
    }

    public static bool operator <=(TimeSpan t1, TimeSpan t2)
    {
        return t1._ticks <= t2._ticks;
    }

    public static bool operator >(TimeSpan t1, TimeSpan t2)
    {
        return t1._ticks > t2._ticks;
    }

    public static bool operator >=(TimeSpan t1, TimeSpan t2)
    {
        return t1._ticks >= t2._ticks;
    }
}
