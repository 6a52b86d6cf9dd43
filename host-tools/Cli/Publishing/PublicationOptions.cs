using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer;
using SecureBoot.Signer.Images;
using SecureBoot.Updates;

namespace SecureBoot.Cli.Publishing;

/// <summary>The options of publish that are numbers of the manifest.</summary>
internal sealed class PublicationOptions
{
    private const uint MostExpiry = 10 * 366 * 86_400u;
    private const string Never = "never";
    private const uint DefaultPoll = 3600;

    // A number at the end of the range would end all publications of the channel.
    private const uint Reserve = 1_000_000;

    // Clocks of two publishers differ, and a second has room for two publications.
    private const uint MostDrift = 60;

    private readonly Option<string> _rollout;
    private readonly Option<string> _expires;
    private readonly Option<string> _poll;
    private readonly Option<string> _window;
    private readonly Option<string> _minimum;
    private readonly Option<string> _sequence;

    internal PublicationOptions(ToolCommand command)
    {
        _rollout = command.AddOption(
            "--rollout", "PERCENT", "the share of the fleet that takes the image; default 100%, or what is published");
        _expires = command.AddOption(
            "--expires",
            "PERIOD",
            $"when the manifest ends: {Period.ValidValues}, or {Never}; default {Never}, or as long as before");
        _poll = command.AddOption(
            "--poll", "PERIOD", "between two looks of a board, 60s to 7d; default 1h, or what is published");
        _window = command.AddOption(
            "--window", "PERIOD", "over which boards begin, 0s to 7d; default 0s, or what is published");
        _minimum = command.AddOption(
            "--minimum-version", "VERSION", "the lowest version that may run where the image is taken; default any");
        _sequence = command.AddOption("--sequence", "N", "the publication's number; default one more than before");
    }

    /// <summary>The options.</summary>
    internal IEnumerable<Option> All => [_rollout, _expires, _poll, _window, _minimum, _sequence];

    internal bool IsAnyGiven(ParseResult arguments)
    {
        return All.Any(option => Given.Is(arguments, option));
    }

    /// <summary>The numbers of a publication, except the numbers from the image itself.</summary>
    internal ManifestNumbers Make(ParseResult arguments, Manifest? before, bool isRefresh, bool isNewImage, uint now)
    {
        ManifestNumbers? old = before?.Numbers;
        uint issued = GetIssued(old, now);
        uint lifetime = ReadLifetime(arguments, old);
        return new ManifestNumbers
        {
            Sequence = ReadSequence(arguments, old, isRefresh),
            Issued = issued,
            Expires = lifetime == 0 ? 0 : issued + lifetime,
            Rollout = arguments.GetValue(_rollout) is string rollout ? Share.Parse("--rollout", rollout)
                : isNewImage || old is null ? (ushort)Manifest.WholeFleet
                : old.Rollout,
            PollSeconds = arguments.GetValue(_poll) is string poll
                ? Period.Parse("--poll", poll, Manifest.MinPoll, Manifest.MaxPeriod)
                : old?.PollSeconds ?? DefaultPoll,
            WindowSeconds = arguments.GetValue(_window) is string window
                ? Period.Parse("--window", window, least: 0, Manifest.MaxPeriod)
                : old?.WindowSeconds ?? 0,
            MinimumVersion = arguments.GetValue(_minimum) is string minimum ? ParseVersion(minimum)
                : isNewImage ? 0
                : old?.MinimumVersion ?? 0,
        };
    }

    // 0 is for ever.
    private uint ReadLifetime(ParseResult arguments, ManifestNumbers? old)
    {
        return arguments.GetValue(_expires) switch
        {
            Never => 0,
            string text => Period.Parse("--expires", text, least: 1, MostExpiry, orElse: Never),
            null => old is null || old.Expires == 0 ? 0 : old.Expires - old.Issued,
        };
    }

    // Boards go by it: of two manifests with one sequence the later one counts.
    private static uint GetIssued(ManifestNumbers? old, uint now)
    {
        if (old is null || now > old.Issued)
        {
            return now;
        }

        return old.Issued - now < MostDrift
            ? old.Issued + 1
            : throw new RefusalException(
                $"found the clock at {Period.Describe(now)}, expected about "
                    + $"{Period.Describe(old.Issued)} or later, when the published manifest was issued",
                "set the clock of this machine");
    }

    private uint ReadSequence(ParseResult arguments, ManifestNumbers? old, bool isRefresh)
    {
        uint last = old?.Sequence ?? 0;
        if (arguments.GetValue(_sequence) is not string text)
        {
            return isRefresh ? last
                : last < Manifest.MaxSequence ? last + 1
                : throw new RefusalException(
                    $"found the sequence {last}, the highest: no publication can follow in this channel",
                    "an image with other publishers' keys lets boards begin again, by the serial line");
        }

        uint sequence = Number.Parse("--sequence", text, least: 1, Manifest.MaxSequence - Reserve);
        return !isRefresh && sequence > last
            ? sequence
            : throw new RefusalException(
                $"--sequence: found {sequence}, expected "
                    + $"{(isRefresh ? "none with --refresh, which keeps it" : $"more than {last}, the published one")}",
                "a sequence never goes back: boards would refuse the manifest");
    }

    private static ulong ParseVersion(string text)
    {
        return ImageVersion.TryParse(text, out ImageVersion? version) && version is not null
            ? VersionNumber.Of(version)
            : throw new MisuseException(
                $"--minimum-version: found '{Printable.Escape(text)}', expected {ImageVersion.ValidValues}");
    }
}
