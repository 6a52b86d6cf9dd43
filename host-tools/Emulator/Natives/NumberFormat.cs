using System;
using System.Globalization;
using System.Text;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives;

/// <summary>Numbers as text, through printf and the corrections that the device makes to it (corlib_native_System_Number.cpp).</summary>
internal static class NumberFormat
{
    /// <summary>The result for a format that the device takes for text is the format itself; for a letter that it does not know it is null.</summary>
    public static string? Format(in Slot value, string? format)
    {
        char specifier = 'G';
        int precision = -1;
        bool integer = value.Tag is not (DataType.R4 or DataType.R8);
        if (!string.IsNullOrEmpty(format))
        {
            specifier = format[0];
            foreach (char c in format.AsSpan(1))
            {
                if (c is < '0' or > '9')
                {
                    return format;
                }

                precision = (precision == -1 ? 0 : precision * 10) + (c - '0');
            }
        }

        if (!integer && Special(value) is { } special)
        {
            return special;
        }

        if (!integer && specifier is 'x' or 'X' or 'd' or 'D' && !integer)
        {
            return format;
        }

        return specifier switch
        {
            'd' or 'D' => FormatD(value, precision),
            'f' or 'F' => FormatF(value, precision),
            'g' or 'G' => FormatG(value, specifier, precision),
            'n' or 'N' => FormatN(value, precision),
            'x' or 'X' => FormatX(value, specifier, precision),
            'e' or 'E' => FloatScientific.Format(Double(value), specifier, precision),
            _ => null,
        };
    }

    private static string? Special(in Slot value)
    {
        double number = Double(value);
        return double.IsNaN(number) ? "NaN" : double.IsPositiveInfinity(number) ? "Infinity" : double.IsNegativeInfinity(number) ? "-Infinity" : null;
    }

    private static double Double(in Slot value)
    {
        return value.Tag switch
        {
            DataType.R4 => value.R4,
            DataType.R8 => value.R8,
            DataType.U8 => (ulong)value.Bits,
            DataType.U4 => value.U4,
            DataType.I8 => value.Bits,
            _ => value.I4,
        };
    }

    private static string Digits(in Slot value)
    {
        return value.Tag switch
        {
            DataType.U8 => ((ulong)value.Bits).ToString(CultureInfo.InvariantCulture),
            DataType.I8 => value.Bits.ToString(CultureInfo.InvariantCulture),
            DataType.U4 => value.U4.ToString(CultureInfo.InvariantCulture),
            _ => value.I4.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static bool IsInteger(in Slot value) => value.Tag is not (DataType.R4 or DataType.R8);

    private static string FormatD(in Slot value, int precision)
    {
        string digits = Digits(value);
        bool negative = digits[0] == '-';
        return negative ? "-" + digits[1..].PadLeft(Math.Max(precision, 0), '0') : digits.PadLeft(Math.Max(precision, 0), '0');
    }

    private static string FormatX(in Slot value, char specifier, int precision)
    {
        int width = Tags.Size(value.Tag) * 2;
        ulong bits = (ulong)value.Bits & (width == 16 ? ulong.MaxValue : (1UL << (width * 4)) - 1);
        string digits = bits.ToString(specifier == 'X' ? "X" : "x", CultureInfo.InvariantCulture).PadLeft(Math.Max(precision, 0), '0');
        return digits.Length > width ? digits[^width..] : digits;
    }

    private static string FormatF(in Slot value, int precision)
    {
        precision = precision == -1 ? 2 : precision;
        if (!IsInteger(value))
        {
            string text = DevicePrintf.Format(Double(value), precision, 'f');
            return text == "-0" ? "0" : text;
        }

        string digits = Digits(value);
        return precision > 0 ? digits + "." + new string('0', precision) : digits;
    }

    private static string FormatN(in Slot value, int precision)
    {
        string text = FormatF(value, precision);
        int dot = text.IndexOf('.');
        string whole = dot < 0 ? text : text[..dot];
        string sign = whole.StartsWith('-') ? "-" : string.Empty;
        StringBuilder grouped = new(whole[sign.Length..]);
        for (int at = grouped.Length - 3; at > 0; at -= 3)
        {
            grouped.Insert(at, ',');
        }

        return sign + grouped + (dot < 0 ? string.Empty : text[dot..]);
    }

    private static string FormatG(in Slot value, char specifier, int precision)
    {
        return IsInteger(value) ? IntegerGeneral.Format(Digits(value), specifier, precision, value.Tag) : FloatGeneral.Format(value, specifier, precision);
    }
}
