using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SecureBoot.Image;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Updates.Tests;

/// <summary>The decision table of docs/updates.md, section 3.</summary>
public static class UpdatePolicyTests
{
    // A change that makes each row apply, for all rows except the last.
    private static readonly Action<Manifest, UpdateFacts>[] s_rows =
    [
        (_, facts) => facts.LastSequence = 13,
        (_, facts) => facts.Product = new byte[16],
        (_, facts) => facts.Clock = 1_802_592_001,
        (_, facts) => facts.Running = new ImageIdentity(ImageIdentity.DigestKind, ManifestForge.Identity),
        (_, facts) => facts.IsStaged = true,
        (manifest, _) => manifest.Numbers.IsHalted = true,
        (_, facts) => facts.IsConfirmed = false,
        (_, facts) => facts.RunningVersion = 0x0201000000000000,
        (_, facts) => facts.SecurityCounter = 8,
        (_, facts) => facts.MaxImageSize = ManifestForge.ImageSize - 1,
        (manifest, _) => manifest.Numbers.MinimumVersion = 0x0201000000000001,
        (_, facts) => (facts.IsRejected, facts.TriedSequence) = (true, 12),
        (_, facts) => facts.Bucket = 500,
        (_, facts) => facts.WindowLeft = 1,
    ];

    // All 16 384 combinations.
    [Fact]
    public static void Decide_AnyRowsAreSo_TheFirstDecides()
    {
        for (int set = 0; set < 1 << s_rows.Length; set++)
        {
            (Manifest manifest, UpdateFacts facts) = Good();
            for (int row = 0; row < s_rows.Length; row++)
            {
                if ((set & (1 << row)) != 0)
                {
                    s_rows[row](manifest, facts);
                }
            }

            int first = set == 0 ? s_rows.Length : int.TrailingZeroCount(set);
            Assert.Equal((UpdateDecision)(first + 1), UpdatePolicy.Decide(manifest, facts));
        }
    }

    // One step before the limit of each row, no row applies.
    [Theory]
    [InlineData(nameof(UpdateFacts.LastSequence), 12u)]
    [InlineData(nameof(UpdateFacts.LastIssued), 1_800_000_000u)]
    [InlineData(nameof(UpdateFacts.Clock), 1_802_592_000u)]
    [InlineData(nameof(UpdateFacts.SecurityCounter), 7u)]
    [InlineData(nameof(UpdateFacts.MaxImageSize), ManifestForge.ImageSize)]
    [InlineData(nameof(UpdateFacts.RunningVersion), 0x0200FFFFFFFFFFFFul)]
    [InlineData(nameof(UpdateFacts.Bucket), 499)]
    [InlineData(nameof(UpdateFacts.WindowLeft), 0)]
    [InlineData(nameof(UpdateFacts.WindowLeft), -1)]
    public static void Decide_AtTheLimit_IsADownload(string fact, object value)
    {
        (Manifest manifest, UpdateFacts facts) = Good();
        typeof(UpdateFacts).GetProperty(fact)!.SetValue(facts, value);
        facts.LastSequence = fact == nameof(UpdateFacts.LastIssued) ? 12 : facts.LastSequence;

        Assert.Equal(UpdateDecision.Download, UpdatePolicy.Decide(manifest, facts));
    }

    [Fact]
    public static void Decide_SameSequenceIssuedBefore_IsOld()
    {
        (Manifest manifest, UpdateFacts facts) = Good();
        (facts.LastSequence, facts.LastIssued) = (12, 1_800_000_001);
        Assert.Equal(UpdateDecision.OldManifest, UpdatePolicy.Decide(manifest, facts));

        // A publisher with a slow clock may issue a manifest with a higher sequence.
        facts.LastSequence = 11;
        Assert.Equal(UpdateDecision.Download, UpdatePolicy.Decide(manifest, facts));
    }

    [Fact]
    public static void Decide_RejectedBefore_IsTriedWhenTheSequenceRose()
    {
        (Manifest manifest, UpdateFacts facts) = Good();
        (facts.IsRejected, facts.TriedSequence) = (true, 11);
        Assert.Equal(UpdateDecision.Download, UpdatePolicy.Decide(manifest, facts));
    }

    [Fact]
    public static void Decide_NeverExpiresWithZero()
    {
        (Manifest manifest, UpdateFacts facts) = Good();
        (manifest.Numbers.Expires, facts.Clock) = (0, uint.MaxValue);
        Assert.Equal(UpdateDecision.Download, UpdatePolicy.Decide(manifest, facts));
    }

    [Fact]
    public static void Document_HasTheSameRows()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "updates.md"));
        IEnumerable<string> rows = Regex.Matches(text, @"^\| (\d+) \| ([A-Z]\w+) \|", RegexOptions.Multiline)
            .Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value}");

        Assert.Equal(
            Enum.GetValues<UpdateDecision>().Where(decision => decision != UpdateDecision.None)
                .Select(decision => $"{(int)decision} {decision}"),
            rows);
    }

    private static (Manifest Manifest, UpdateFacts Facts) Good()
    {
        return (s_read(), new UpdateFacts
        {
            RunningVersion = 0x0200000000000000,
            IsConfirmed = true,
            SecurityCounter = 7,
            MaxImageSize = 100_000,
            Product = ManifestForge.Product,
            Clock = 1_800_000_001,
            Bucket = 0,
        });
    }

    private static readonly byte[] s_bytes = new ManifestForge().Set(0x52C8, new byte[8]).Build();

    // Reads the manifest again each time, because rows change its numbers.
    private static readonly Func<Manifest> s_read = () =>
    {
        Assert.Equal(
            ManifestStatus.Ok,
            new ManifestReader(new PublisherKeys([]))
                .Read(s_bytes, s_bytes.Length, isKnown: true, out Manifest? manifest));
        return manifest!;
    };
}
