using System;
using System.Globalization;
using System.Text;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>Numbers as text, through printf and the corrections that the device makes to it
/// (corlib_native_System_Number.cpp).</summary>
internal static class NumberFormat
{
    // FORMAT_RESULT_BUFFER_SIZE without the zero.
    private const int MaxPrecision = 127;

    /// <summary>The text; null where the device fails. The result for a format that the device takes for text is the
    /// format itself.</summary>
    /// <param name="value">The number with the tag of its type.</param>
    /// <param name="integer">Whether the caller declares an integer.</param>
    /// <param name="format">A letter and digits.</param>
    /// <param name="style">The culture.</param>
    /// <param name="isKnown">False for a letter that the device does not know.</param>
    public static string? Format(in ValueSlot value, bool integer, string? format, NumberStyle style, out bool isKnown)
    {
        isKnown = true;
        if (!TryParse(format, out char specifier, out int precision)
            || (!integer && specifier is ('x' or 'X' or 'd' or 'D')))
        {
            return format;
        }

        switch (specifier)
        {
            case 'd' or 'D':
                return WithStyle(FormatD(value, precision), style);
            case 'f' or 'F':
                return FormatF(value, precision, style);
            case 'g' or 'G':
                return FormatG(value, specifier, precision) is { } text ? WithStyle(text, style) : null;
            case 'n' or 'N':
                return style.GroupSizes.Length == 1 ? Group(FormatF(value, precision, style), style) : null;
            case 'x' or 'X':
                return FormatX(value, specifier, precision);
            case 'e' or 'E':
                return FloatScientific.Format(Double(value), specifier, precision);
            default:
                isKnown = false;
                return null;
        }
    }

    private static bool TryParse(string? format, out char specifier, out int precision)
    {
        specifier = 'G';
        precision = -1;
        if (string.IsNullOrEmpty(format))
        {
            return true;
        }

        specifier = format[0];
        foreach (char c in format.AsSpan(1))
        {
            if (c is < '0' or > '9')
            {
                return false;
            }

            precision = unchecked((precision == -1 ? 0 : precision * 10) + (c - '0'));
        }

        precision = Math.Min(precision, MaxPrecision);
        return true;
    }

    /// <summary>With the culture's sign and separator in place of the first dot and the leading minus.</summary>
    private static string WithStyle(string text, NumberStyle style)
    {
        string sign = text.StartsWith('-') ? style.NegativeSign : string.Empty;
        string digits = text.StartsWith('-') ? text[1..] : text;
        int dot = digits.IndexOf('.', StringComparison.Ordinal);
        return sign + (dot < 0 ? digits : digits[..dot] + style.DecimalSeparator + digits[(dot + 1)..]);
    }

    private static double Double(in ValueSlot value)
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

    private static string Digits(in ValueSlot value)
    {
        return value.Tag switch
        {
            DataType.U8 => ((ulong)value.Bits).ToString(CultureInfo.InvariantCulture),
            DataType.I8 => value.Bits.ToString(CultureInfo.InvariantCulture),
            DataType.U4 => value.U4.ToString(CultureInfo.InvariantCulture),
            _ => value.I4.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static bool IsInteger(in ValueSlot value) => value.Tag is not (DataType.R4 or DataType.R8);

    private static string FormatD(in ValueSlot value, int precision)
    {
        string digits = Digits(value);
        bool negative = digits[0] == '-';
        return negative
            ? "-" + digits[1..].PadLeft(Math.Max(precision, 0), '0')
            : digits.PadLeft(Math.Max(precision, 0), '0');
    }

    private static string FormatX(in ValueSlot value, char specifier, int precision)
    {
        int width = Tags.Size(value.Tag) * 2;
        ulong bits = (ulong)value.Bits & (width == 16 ? ulong.MaxValue : (1UL << (width * 4)) - 1);
        string digits = bits
            .ToString(specifier == 'X' ? "X" : "x", CultureInfo.InvariantCulture)
            .PadLeft(Math.Max(precision, 0), '0');
        return digits.Length > width ? digits[^width..] : digits;
    }

    // The culture counts for integers only: corlib_native_System_Number.cpp, Format_F.
    private static string FormatF(in ValueSlot value, int precision, NumberStyle style)
    {
        precision = precision == -1 ? 2 : precision;
        if (!IsInteger(value))
        {
            string text = DevicePrintf.Format(Double(value), precision, 'f');
            return text == "-0" ? "0" : text;
        }

        string digits = Digits(value);
        return WithStyle(precision > 0 ? digits + "." + new string('0', precision) : digits, style);
    }

    private static string Group(string text, NumberStyle style)
    {
        int size = Math.Max(style.GroupSizes[0], 1);
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        string whole = dot < 0 ? text : text[..dot];
        string sign = whole.StartsWith('-') ? "-" : string.Empty;
        StringBuilder grouped = new(whole[sign.Length..]);
        for (int at = grouped.Length - size; at > 0; at -= size)
        {
            grouped.Insert(at, style.GroupSeparator);
        }

        return sign + grouped + (dot < 0 ? string.Empty : text[dot..]);
    }

    private static string? FormatG(in ValueSlot value, char specifier, int precision)
    {
        if (precision == 0)
        {
            return null;
        }

        return IsInteger(value)
            ? IntegerGeneral.Format(Digits(value), specifier, precision, value.Tag)
            : FloatGeneral.Format(value, specifier, precision);
    }
}
