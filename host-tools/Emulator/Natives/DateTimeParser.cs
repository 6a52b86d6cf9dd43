using System;

namespace SecureBoot.Emulator.Natives;

/// <summary>DateTime.Parse: four formats of strptime; the text after a match does not matter
/// (corlib_native_System_Convert.cpp, Nano_strptime).</summary>
internal static class DateTimeParser
{
    private static readonly string[] s_formats =
        ["%Y-%m-%d %H:%M:%SZ", "%Y-%m-%dT%H:%M:%S.%f", "%Y-%m-%dT%H:%M:%S", "%a, %d %b %Y %H:%M:%S"];
    private static readonly string[] s_days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] s_months =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>The ticks since 1601, as the device counts them, where one of the formats matches.</summary>
    public static bool TryParse(string text, out ulong ticks)
    {
        foreach (string format in s_formats)
        {
            if (Match(text, format) is { } time)
            {
                ticks = time.ToTicks();
                return true;
            }
        }

        ticks = 0;
        return false;
    }

    private static DeviceTime? Match(string text, string format)
    {
        DeviceTime time = new();
        int at = 0;
        for (int i = 0; i < format.Length; i++)
        {
            char c = format[i];
            if (c == ' ')
            {
                at = SkipSpace(text, at);
            }
            else if (c != '%')
            {
                if (Peek(text, at++) != c)
                {
                    return null;
                }
            }
            else if (!Field(text, ref at, format[++i], time))
            {
                return null;
            }
        }

        return time;
    }

    private static bool Field(string text, ref int at, char kind, DeviceTime time)
    {
        return kind switch
        {
            'a' => Name(text, ref at, s_days, value => time.DayOfWeek = value),
            'b' => Name(text, ref at, s_months, value => time.Month = value + 1),
            'd' => Number(text, ref at, 1, 31, value => time.Day = value),
            'H' => Number(text, ref at, 0, 23, value => time.Hour = value),
            'M' => Number(text, ref at, 0, 59, value => time.Minute = value),
            'm' => Number(text, ref at, 1, 12, value => time.Month = value),
            'S' => Number(text, ref at, 0, 59, value => time.Second = value),
            'Y' => Number(text, ref at, 0, 9999, value => time.Year = value),
            _ => Number(text, ref at, 0, 9999999, value => time.ExtraTicks = value),
        };
    }

    private static bool Name(string text, ref int at, string[] names, Action<int> store)
    {
        for (int i = 0; i < names.Length; i++)
        {
            if (string.Compare(text, at, names[i], 0, names[i].Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                at += names[i].Length;
                store(i);
                return true;
            }
        }

        return false;
    }

    // The limit decides how many digits are taken.
    private static bool Number(string text, ref int at, int lowest, int highest, Action<int> store)
    {
        if (!char.IsAsciiDigit(Peek(text, at)))
        {
            return false;
        }

        int result = 0;
        int limit = highest;
        do
        {
            result = (result * 10) + (text[at++] - '0');
            limit /= 10;
        }
        while (result * 10 <= highest && limit != 0 && char.IsAsciiDigit(Peek(text, at)));

        if (result < lowest || result > highest)
        {
            return false;
        }

        store(result);
        return true;
    }

    private static int SkipSpace(string text, int at)
    {
        while (Peek(text, at) is ' ' or (>= '\t' and <= '\r'))
        {
            at++;
        }

        return at;
    }

    private static char Peek(string text, int at) => at < text.Length ? text[at] : '\0';
}
