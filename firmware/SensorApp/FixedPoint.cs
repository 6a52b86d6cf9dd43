#if SHT4X || BME280 || ANALOG
namespace SensorApp;

/// <summary>Whole numbers of a small unit as decimal fractions.</summary>
internal static class FixedPoint
{
    /// <summary>2134 with two decimals is 21.34.</summary>
    internal static string Format(int value, int decimals)
    {
        // The smallest int has no positive.
        long rest = value < 0 ? -(long)value : value;
        string digits = rest.ToString();
        while (digits.Length <= decimals)
        {
            digits = "0" + digits;
        }

        int point = digits.Length - decimals;
        string text = decimals == 0 ? digits : digits.Substring(0, point) + "." + digits.Substring(point);
        return value < 0 ? "-" + text : text;
    }
}
#endif
