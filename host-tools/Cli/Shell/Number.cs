using System;
using System.CommandLine;
using System.Globalization;

namespace SecureBoot.Cli.Shell;

/// <summary>Numbers on the command line: decimal, or hexadecimal after 0x.</summary>
internal static class Number
{
    /// <summary>Reads the number of an option; throws with the expected form.</summary>
    internal static uint Parse(string option, string text, uint least, uint most)
    {
        return TryParse(text, out uint value) && value >= least && value <= most
            ? value
            : throw new MisuseException(
                $"{option}: found '{text}', expected a number from {least} to {most}",
                "decimal, or hexadecimal after 0x");
    }

    /// <summary>The number of an option, or <paramref name="absent"/> where the option is not given.</summary>
    internal static uint Of(ParseResult arguments, Option<string> option, uint least, uint most, uint absent)
    {
        return arguments.GetValue(option) is string text ? Parse(option.Name, text, least, most) : absent;
    }

    /// <summary>Reads a number.</summary>
    internal static bool TryParse(string text, out uint value)
    {
        return text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
            : uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
