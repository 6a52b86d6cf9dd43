using System;
using System.IO;
using System.Text.RegularExpressions;
using SecureBoot.Signer.Manifests;

namespace SecureBoot.Provisioning.Config;

/// <summary>Reads the element updates of nf.config.</summary>
internal static partial class UpdatesConfigReader
{
    private const string Example = "such as https://updates.example.com/";
    private const int MostLetters = 200;

    /// <summary>Reads it; null where it is absent.</summary>
    /// <param name="updates">The element.</param>
    /// <param name="folder">The folder of nf.config.</param>
    /// <param name="publishers">How many publishers it names.</param>
    /// <param name="sleepSeconds">How long the chip sleeps between two lines.</param>
    internal static BoardUpdates? Read(ConfigElement? updates, string folder, int publishers, int sleepSeconds)
    {
        if (updates is null)
        {
            return null;
        }

        string url = ReadUrl(updates.Take("url", Example));
        ConfigText channel = updates.Take("channel", "such as stable");
        ConfigText? authority = updates.TakeOptional("authority");
        updates.Finish();
        RequireTheRest(updates, publishers, sleepSeconds);
        if (!ChannelName.IsValid(channel.Value))
        {
            throw channel.Refuse($"the channel {channel.Quoted}", ChannelName.ValidValues);
        }

        return new BoardUpdates(url, channel.Value, authority is null ? null : ReadAuthority(authority, url, folder));
    }

    private static void RequireTheRest(ConfigElement updates, int publishers, int sleepSeconds)
    {
        if (publishers == 0)
        {
            throw updates.Name.Refuse(
                "<updates>, and no key in <publishers>",
                "<publishers><key file=\"publisher.pub.pem\" /></publishers>: whose manifests the board takes",
                "secureboot keygen --out publisher.pem; secureboot pubkey --key publisher.pem --out publisher.pub.pem");
        }

        if (sleepSeconds > 0)
        {
            throw updates.Name.Refuse(
                $"<updates>, and sleepSeconds {sleepSeconds} in <sensors>",
                "one of the two: the radio is off while the chip sleeps, so no download would end",
                "take sleepSeconds out of <sensors>");
        }
    }

    private static string ReadUrl(ConfigText text)
    {
        if (text.Value.Length > MostLetters || !SiteUrl().IsMatch(text.Value)
            || !Uri.TryCreate(text.Value, UriKind.Absolute, out Uri? url) || url.Host.Length == 0)
        {
            throw text.Refuse(
                $"the site {text.Quoted}",
                $"http:// or https://, a server's name, and a path of letters, digits and -._~ that ends with a slash, "
                    + $"{MostLetters} characters at most, {Example}",
                text.Value.EndsWith('/') ? "" : "the board adds the names of manifest and image to it");
        }

        return text.Value;
    }

    private static BoardKeyFile ReadAuthority(ConfigText text, string url, string folder)
    {
        if (!url.StartsWith("https:", StringComparison.Ordinal))
        {
            throw text.Refuse(
                $"authority {text.Quoted} for a site without TLS", "an https site, or no authority");
        }

        return text.Value.Length > 0
            ? new BoardKeyFile(text.Value, Path.Combine(folder, text.Value), text.Line)
            : throw text.Refuse("authority ''", "a certificate's file in PEM, relative to nf.config");
    }

    [GeneratedRegex(@"\Ahttps?://[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(:[0-9]{1,5})?/([A-Za-z0-9._~-]+/)*\z")]
    private static partial Regex SiteUrl();
}
