using System;
using System.Security.Cryptography;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer.Manifests;
using SecureBoot.Updates;

namespace SecureBoot.Cli.Publishing;

/// <summary>What may follow a published image: a board never goes back by itself, and an update that the board would
/// refuse is not published.</summary>
internal static class Succession
{
    /// <summary>Whether an image is the published one.</summary>
    internal static bool IsSame(Manifest? before, byte[] image)
    {
        return before is not null && SHA256.HashData(image).AsSpan().SequenceEqual(before.FileDigest);
    }

    /// <summary>Refuses another image that boards with the published one would refuse.</summary>
    internal static void Require(Manifest? before, ManifestBuilder builder, byte[] image)
    {
        ulong own = VersionNumber.Of(builder.Version);
        if (builder.Numbers.MinimumVersion >= own)
        {
            throw new RefusalException(
                $"found the minimum version {VersionNumber.Describe(builder.Numbers.MinimumVersion)}, expected a lower "
                    + $"one than the image's, {builder.Version}: no board would take the image",
                "give --minimum-version the lowest version that may run where the image is taken");
        }

        if (before is null || IsSame(before, image))
        {
            return;
        }

        if (own <= before.Version)
        {
            throw new RefusalException(
                $"found an image of the version "
                    + $"{builder.Version}, expected a later one than that which is published: no board goes back",
                "give the old code a new version, and publish that");
        }

        uint least = before.Numbers.SecurityCounter;
        if (builder.Numbers.SecurityCounter < least)
        {
            throw new RefusalException(
                $"found an image with the security counter {builder.Numbers.SecurityCounter}, expected at least "
                    + $"{least}, that of the published image: boards that confirmed it refuse a lower one",
                $"sign it with --security-counter {least}");
        }
    }
}
