using System;
using System.Globalization;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives;

/// <summary>Format G of a float: printf's %g with two more digits than wanted, then cut and rounded as the device does.</summary>
internal static class FloatGeneral
{
    public static string Format(in Slot value, char specifier, int precision)
    {
        double number = value.Tag == DataType.R4 ? value.R4 : value.R8;
        int standard = value.Tag == DataType.R4 ? 9 : number == SecureBoot.Emulator.Execution.SlotOperations.Truncate(number) ? 15 : 17;
        int asked = precision;
        if (precision <= 0)
        {
            precision = standard;
        }

        return new FloatText(Printf(number, precision + 2, specifier), specifier, precision, asked, standard).Cut();
    }

    /// <summary>C's %.{digits}g: shortest of fixed and scientific, trailing zeros removed.</summary>
    private static string Printf(double number, int digits, char specifier)
    {
        if (number == 0)
        {
            return double.IsNegative(number) ? "-0" : "0";
        }

        string scientific = number.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        int at = scientific.IndexOf('E');
        int exponent = int.Parse(scientific.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent < -4 || exponent >= digits)
        {
            string mantissa = Strip(scientific[..at]);
            return mantissa + specifier switch { 'g' => "e", _ => "E" } + (exponent < 0 ? "-" : "+") + Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);
        }

        return Strip(Fixed(scientific[..at], exponent));
    }

    private static string Fixed(string mantissa, int exponent)
    {
        string sign = mantissa[0] == '-' ? "-" : string.Empty;
        string figures = mantissa[sign.Length..].Replace(".", string.Empty, StringComparison.Ordinal);
        return exponent < 0
            ? sign + "0." + new string('0', -exponent - 1) + figures
            : sign + figures[..(exponent + 1)] + (exponent + 1 < figures.Length ? "." + figures[(exponent + 1)..] : string.Empty);
    }

    private static string Strip(string text)
    {
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }
}
