namespace System;

public partial struct DateTime
{
    public DateTime Add(TimeSpan value)
    {
        return new DateTime(Ticks + value._ticks);
    }

    public DateTime AddTicks(long value)
    {
        return new DateTime(Ticks + value);
    }

    public DateTime AddDays(double value)
    {
        return Add(value, 86400000);
    }

    public DateTime AddHours(double value)
    {
        return Add(value, 3600000);
    }

    public DateTime AddMinutes(double value)
    {
        return Add(value, 60000);
    }

    public DateTime AddSeconds(double value)
    {
        return Add(value, 1000);
    }

    public DateTime AddMilliseconds(double value)
    {
        return Add(value, 1);
    }

    public TimeSpan Subtract(DateTime value)
    {
        return new TimeSpan(Ticks - value.Ticks);
    }

    public DateTime Subtract(TimeSpan value)
    {
        return new DateTime(Ticks - value._ticks);
    }

    public static int Compare(DateTime t1, DateTime t2)
    {
        long left = t1.Ticks;
        long right = t2.Ticks;
        return left > right ? 1 : left < right ? -1 : 0;
    }

    public int CompareTo(object value)
    {
        return value == null ? 1 : Compare(this, (DateTime)value);
    }

    public override bool Equals(object obj)
    {
        return obj is DateTime && Ticks == ((DateTime)obj).Ticks;
    }

    public static bool Equals(DateTime t1, DateTime t2)
    {
        return Compare(t1, t2) == 0;
    }

    public override int GetHashCode()
    {
        ulong ticks = _ticks;
        return (int)ticks ^ (int)(ticks >> 32);
    }

    public override string ToString()
    {
        return Format(Ticks, null);
    }

    public string ToString(string format)
    {
        return Format(Ticks, format);
    }

    public static DateTime FromUnixTimeSeconds(long seconds)
    {
        if (seconds < 0 || seconds > (MaxTicks / TimeSpan.TicksPerSecond) - UnixEpochSeconds)
        {
            throw new ArgumentOutOfRangeException();
        }

        return new DateTime((seconds * TimeSpan.TicksPerSecond) + UnixEpochTicks);
    }

    public long ToUnixTimeSeconds()
    {
        return (Ticks / TimeSpan.TicksPerSecond) - UnixEpochSeconds;
    }

    public static DateTime operator +(DateTime d, TimeSpan t)
    {
        return d.Add(t);
    }

    public static DateTime operator -(DateTime d, TimeSpan t)
    {
        return d.Subtract(t);
    }

    public static TimeSpan operator -(DateTime d1, DateTime d2)
    {
        return d1.Subtract(d2);
    }

    public static bool operator ==(DateTime d1, DateTime d2)
    {
        return Compare(d1, d2) == 0;
    }

    public static bool operator !=(DateTime d1, DateTime d2)
    {
        return Compare(d1, d2) != 0;
    }

    public static bool operator <(DateTime d1, DateTime d2)
    {
        return Compare(d1, d2) < 0;
    }

    public static bool operator <=(DateTime d1, DateTime d2)
    {
        return Compare(d1, d2) <= 0;
    }

    public static bool operator >(DateTime d1, DateTime d2)
    {
        return Compare(d1, d2) > 0;
    }

    public static bool operator >=(DateTime d1, DateTime d2)
    {
        return Compare(d1, d2) >= 0;
    }

    private DateTime Add(double value, int scale)
    {
        return new DateTime(Ticks + (long)((value * scale * TimeSpan.TicksPerMillisecond) + (value >= 0 ? 0.5 : -0.5)));
    }
}
