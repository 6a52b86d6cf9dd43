using System;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using SecureBoot.Board;
using SecureBoot.Board.Network;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer;

namespace SecureBoot.Cli.Running;

/// <summary>The board's network, and its time of day: --network, --board-time.</summary>
internal static partial class NetworkInputs
{
    private const int LongestName = 253;
    private const string Now = "now";

    private static readonly string[] s_times = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd"];

    /// <summary>NAME=PORT: a name that leads to a server on 127.0.0.1.</summary>
    internal static void Map(VirtualBoard board, string text)
    {
        string[] parts = text.Split('=');
        if (parts.Length != 2 || !IsName(parts[0]))
        {
            throw new MisuseException(
                $"--network: found '{Printable.Escape(text)}', expected a server's name, an equals sign and a port of "
                    + "this computer",
                "for example --network updates.example=8080, for a server that listens on 127.0.0.1:8080");
        }

        if (board.Network.Resolve(parts[0]) is not null)
        {
            throw new MisuseException(
                $"--network: found '{parts[0]}' a second time, expected each name once",
                "a name leads to a single port, whatever port the board asks for");
        }

        board.Network.Map(
            parts[0], new LoopbackHost((int)Number.Parse("--network", parts[1], least: 1, IPEndPoint.MaxPort)));
    }

    /// <summary>A time in UTC, a date, or now.</summary>
    internal static DateTime ParseTime(string text)
    {
        if (text == Now)
        {
            return DateTime.UtcNow;
        }

        // The library counts seconds from 1970 in 32 bits.
        return DateTime.TryParseExact(
            text,
            s_times,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out DateTime time) && time.Year is >= 1970 and <= 2105
            ? time
            : throw new MisuseException(
                $"--board-time: found '{Printable.Escape(text)}', expected a time in UTC from 1970 to 2105, or {Now}",
                "for example 1970-01-01T00:00:00Z, which a board without a clock begins with");
    }

    private static bool IsName(string name)
    {
        return name.Length <= LongestName && !IPAddress.TryParse(name, out _) && Name().IsMatch(name);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\z")]
    private static partial Regex Name();
}
