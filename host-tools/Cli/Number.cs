using System;
using System.Globalization;

namespace SecureBoot.Cli;

/// <summary>Numbers on the command line: decimal, or hexadecimal after 0x.</summary>
internal static class Number
{
    /// <summary>Reads the number of an option, or throws what the option expects.</summary>
    internal static uint Parse(string option, string text, uint least, uint most)
    {
        bool isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        bool isNumber = isHex
            ? uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value)
            : uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

        if (!isNumber || value < least || value > most)
        {
            throw new MisuseException($"{option}: found '{text}', expected a number from {least} to {most}", "decimal, or hexadecimal after 0x");
        }

        return value;
    }
}
