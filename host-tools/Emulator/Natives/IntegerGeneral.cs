using System.Globalization;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>Format G of an integer: its digits, or scientific with fewer requested digits.</summary>
internal static class IntegerGeneral
{
    public static string Format(string digits, char specifier, int precision, DataType tag)
    {
        int most = tag switch
        {
            DataType.I1 or DataType.U1 or DataType.Boolean => 3,
            DataType.I2 or DataType.U2 or DataType.Char => 5,
            DataType.I4 or DataType.U4 => 10,
            DataType.I8 => 19,
            _ => 20,
        };
        if (precision <= 0)
        {
            precision = most;
        }

        string sign = digits[0] == '-' ? "-" : string.Empty;
        string figures = digits[sign.Length..];
        if (figures.Length <= precision)
        {
            return digits;
        }

        int exponent = figures.Length - 1;
        string kept = figures[..precision];
        if (figures[precision] >= '5')
        {
            string raised = (ulong.Parse(kept, CultureInfo.InvariantCulture)
                + 1).ToString(CultureInfo.InvariantCulture);
            kept = raised;
        }

        string mantissa = kept.Length > 1 ? kept[..1] + "." + kept[1..] : kept;
        return sign + mantissa + (specifier == 'g' ? "e+" : "E+")
            + exponent.ToString("00", CultureInfo.InvariantCulture);
    }
}
