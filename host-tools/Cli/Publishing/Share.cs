using System;
using System.Globalization;
using SecureBoot.Cli.Shell;
using SecureBoot.Updates;

namespace SecureBoot.Cli.Publishing;

/// <summary>A share of a fleet on the command line: a percentage with at most two decimals.</summary>
internal static class Share
{
    private const int Whole = Manifest.WholeFleet;

    /// <summary>The boards out of 10 000; throws with the expected form.</summary>
    internal static ushort Parse(string option, string text)
    {
        bool isNumber = decimal.TryParse(
            text.AsSpan(0, Math.Max(0, text.Length - 1)),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out decimal percent);
        decimal share = percent * 100;
        return text.EndsWith('%') && isNumber && share <= Whole && share == decimal.Truncate(share)
            ? (ushort)share
            : throw new MisuseException($"{option}: found '{text}', expected 0% to 100%, with at most two decimals");
    }

    /// <summary>The share, for people.</summary>
    internal static string Describe(ushort share)
    {
        return (share / 100m).ToString("0.##", CultureInfo.InvariantCulture) + " %";
    }
}
