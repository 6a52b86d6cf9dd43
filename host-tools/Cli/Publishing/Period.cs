using System;
using System.Collections.Generic;
using System.Globalization;
using SecureBoot.Cli.Shell;

namespace SecureBoot.Cli.Publishing;

/// <summary>Spans of time on the command line: a number and s, m, h or d.</summary>
internal static class Period
{
    /// <summary>The valid values of a period, for messages.</summary>
    internal const string ValidValues = "a number and s, m, h or d, such as 90s, 12h or 30d";

    private static readonly Dictionary<char, uint> s_units =
        new() { ['s'] = 1, ['m'] = 60, ['h'] = 3600, ['d'] = 86_400 };

    /// <summary>The seconds of an option's value; throws with the expected form, and with the word that the option
    /// takes beside a period.</summary>
    internal static uint Parse(string option, string text, uint least, uint most, string? orElse = null)
    {
        bool isPeriod = text.Length > 1 && s_units.ContainsKey(text[^1]);
        ulong seconds = isPeriod
            && uint.TryParse(
                text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out uint count)
            ? (ulong)count * s_units[text[^1]]
            : throw new MisuseException($"{option}: found '{text}', expected {ValidValues}"
                + (orElse is null ? "" : $", or {orElse}"));
        return seconds >= least && seconds <= most
            ? (uint)seconds
            : throw new MisuseException($"{option}: found '{text}', {seconds} seconds, expected {least} to {most}");
    }

    /// <summary>A moment, for people.</summary>
    internal static string Describe(uint unixSeconds)
    {
        return DateTimeOffset
            .FromUnixTimeSeconds(unixSeconds)
            .ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }
}
