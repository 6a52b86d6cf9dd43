using System;
using System.Globalization;

namespace SecureBoot.Emulator.Natives;

/// <summary>C's strtod on a whole text, with white space before it and spaces after it.</summary>
internal static class RealParser
{
    public static bool TryParse(string text, out double value)
    {
        string digits = text.TrimStart(' ', '\t', '\n', '\v', '\f', '\r').TrimEnd(' ');
        bool negative = digits.StartsWith('-');
        string unsigned = digits.StartsWith('+') || negative ? digits[1..] : digits;
        if (!TryParseUnsigned(unsigned, out value))
        {
            value = 0;
            return false;
        }

        value = negative ? -value : value;
        return true;
    }

    private static bool TryParseUnsigned(string text, out double value)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return TryParseHex(text.AsSpan(2), out value);
        }

        if (text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] == '.'))
        {
            const NumberStyles Decimal = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
            return double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out value);
        }

        return TryParseName(text, out value);
    }

    private static bool TryParseName(string text, out double value)
    {
        bool isInfinity = text.Equals("inf", StringComparison.OrdinalIgnoreCase)
            || text.Equals("infinity", StringComparison.OrdinalIgnoreCase);

        // NaN without a sign, which .NET's has
        value = isInfinity ? double.PositiveInfinity : BitConverter.Int64BitsToDouble(0x7FF8000000000000);
        return isInfinity || text.Equals("nan", StringComparison.OrdinalIgnoreCase);
    }

    private static bool TryParseHex(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        int exponentAt = text.IndexOfAny('p', 'P');
        ReadOnlySpan<char> mantissa = exponentAt < 0 ? text : text[..exponentAt];
        int exponent = 0;
        if (exponentAt >= 0
            && !int.TryParse(
                text[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }

        bool isFraction = false;
        int digits = 0;
        foreach (char c in mantissa)
        {
            if (c == '.' && !isFraction)
            {
                isFraction = true;
                continue;
            }

            if (!char.IsAsciiHexDigit(c))
            {
                return false;
            }

            value = (value * 16) + Convert.ToInt32(c.ToString(), 16);
            exponent -= isFraction ? 4 : 0;
            digits++;
        }

        value = Math.ScaleB(value, exponent);
        return digits > 0;
    }
}
