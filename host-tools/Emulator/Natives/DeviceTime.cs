namespace SecureBoot.Emulator.Natives;

/// <summary>A point in time, with the device's arithmetic over years, months and days (nanoHAL_Time.cpp). Ticks are 100
/// ns since 1601-01-01.</summary>
internal sealed class DeviceTime
{
    private const int BaseYear = 1601;
    private const int DaysInYear = 365;
    private const ulong TicksPerMillisecond = 10_000;
    private const ulong MillisecondsPerDay = 86_400_000;
    private const int LeapYearsBefore = 388;

    // 1601-01-01 was a Monday.
    private const int FirstDayOfWeek = 1;

    private static readonly int[] s_daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

    public int Year { get; set; }

    public int Month { get; set; }

    public int Day { get; set; }

    public int DayOfWeek { get; set; }

    public int Hour { get; set; }

    public int Minute { get; set; }

    public int Second { get; set; }

    public int Millisecond { get; set; }

    public int ExtraTicks { get; set; }

    /// <summary>The day of the year, from 1.</summary>
    public int DayOfYear => MonthToDays(Year, Month) + Day;

    public static DeviceTime FromTicks(ulong ticks)
    {
        ulong milliseconds = ticks / TicksPerMillisecond;
        int inDay = (int)(milliseconds % MillisecondsPerDay);
        int days = (int)(milliseconds / MillisecondsPerDay);
        int year = (days / DaysInYear) + BaseYear;
        int before = YearsToDays(year);
        if (before > days)
        {
            before = YearsToDays(--year);
        }

        int inYear = days - before;
        int month = (inYear / 31) + 1;
        if (inYear >= MonthToDays(year, month + 1))
        {
            month++;
        }

        return new DeviceTime
        {
            Year = year,
            Month = month,
            Day = inYear - MonthToDays(year, month) + 1,
            DayOfWeek = (days + FirstDayOfWeek) % 7,
            Hour = inDay / 3_600_000,
            Minute = inDay / 60_000 % 60,
            Second = inDay / 1000 % 60,
            Millisecond = inDay % 1000,
        };
    }

    /// <summary>A day past the month's end runs into the next month.</summary>
    public ulong ToTicks()
    {
        unchecked
        {
            ulong days = (ulong)(long)(YearsToDays(Year) + MonthToDays(Year, Month) + Day - 1);
            ulong seconds = (((((days * 24) + (ulong)Hour) * 60) + (ulong)Minute) * 60) + (ulong)Second;
            return (((seconds * 1000) + (ulong)Millisecond) * TicksPerMillisecond) + (ulong)ExtraTicks;
        }
    }

    public static int DaysInMonth(int year, int month) =>
        s_daysBefore[month] - s_daysBefore[month - 1] + (month == 2 && IsLeap(year) ? 1 : 0);

    private static int YearsToDays(int year)
    {
        int last = year - 1;
        return ((year - BaseYear) * DaysInYear) + (last / 4) - (last / 100) + (last / 400) - LeapYearsBefore;
    }

    private static int MonthToDays(int year, int month) =>
        s_daysBefore[month - 1] + (month > 2 && IsLeap(year) ? 1 : 0);

    private static bool IsLeap(int year) => (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}
