using System;
using System.Globalization;
using System.Text;

namespace SecureBoot.Emulator.Natives;

/// <summary>Format E: printf with a digit too many, then cut (corlib_native_System_Number.cpp, Format_E).</summary>
internal static class FloatScientific
{
    public static string Format(double number, char specifier, int precision)
    {
        precision = (precision == -1 ? 6 : precision) + 1;
        string text = DevicePrintf.Format(number, precision, specifier);
        int e = text.IndexOf(specifier, StringComparison.Ordinal);
        int exponent = e < 0
            ? 0
            : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        StringBuilder kept = new();
        int digits = 0;
        foreach (char c in text)
        {
            kept.Append(c);
            if (char.IsAsciiDigit(c) && ++digits == precision)
            {
                break;
            }
        }

        char lost = kept.Length < text.Length ? text[kept.Length] : '\0';
        lost = lost == '.' && kept.Length + 1 < text.Length ? text[kept.Length + 1] : lost;
        if (lost is >= '5' and <= '9')
        {
            DigitText.RoundUp(kept);
        }

        return kept
            .Append(specifier)
            .Append(exponent < 0 ? '-' : '+')
            .Append(Math.Abs(exponent).ToString("000", CultureInfo.InvariantCulture))
            .ToString();
    }
}
