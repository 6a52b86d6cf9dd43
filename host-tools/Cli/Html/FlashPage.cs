using System.Collections.Generic;
using System.Linq;
using SecureBoot.Boot;
using SecureBoot.Provisioning.Boards;
using SecureBoot.Provisioning.Config;
using SecureBoot.Provisioning.Flashing;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Cli.Html;

/// <summary>The page of a board's flash: its partitions, and their present or future content.</summary>
internal static class FlashPage
{
    private const int Megabyte = 1024 * 1024;

    internal static byte[] Write(BoardConfig config, Deployment? deployment, IReadOnlyList<PublicKey> keys)
    {
        HtmlPage page = new($"Flash of {config.Target}");
        page.Facts(
            ("chip", $"{config.Series}, {config.FlashMegabytes} MB of flash"),
            ("trusts", $"{keys.Count} keys, of which {config.Keys.Threshold} must have signed"),
            ("security counter", $"at least {config.Boot.SecurityCounter}"));
        page.Element("h2", "Flash");
        ByteMap.Write(page, Partitions(config));
        page.Element("h2", "Deployment");
        ByteMap.Write(page, DeploymentParts(config, deployment));
        page.Element("h2", "Drive " + config.Boot.Drive);
        ByteMap.Write(page, DriveParts(config));
        return page.ToBytes();
    }

    private static List<ByteRange> Partitions(BoardConfig config)
    {
        PartitionTable table = config.Partitions;
        long rest =
            ((long)config.FlashMegabytes * Megabyte) - table.DeployAddress - table.DeploySize - table.ConfigSize;
        return
        [
            new(
                0,
                table.DeployAddress,
                "firmware",
                "boot loader, partition table, nanoCLR: nanoFramework's own",
                "plain"),
            new(
                table.DeployAddress,
                table.DeploySize,
                "deployment",
                "the boot stage: whoever writes here decides what boots",
                "info"),
            new(
                null,
                table.ConfigSize,
                "drive and settings",
                "slots and journal, and what the application keeps",
                "good"),
            .. rest > 0
                ? new ByteRange[] { new(
                    null, rest, "rest", "what the partition table has besides, or nothing", "plain") }
                : [],
        ];
    }

    private static List<ByteRange> DeploymentParts(BoardConfig config, Deployment? deployment)
    {
        long start = config.Partitions.DeployAddress;
        if (deployment is null)
        {
            return [new(
                start,
                config.Partitions.DeploySize,
                "free",
                "the boot stage is not built yet: dotnet build firmware/BootStage",
                "plain")];
        }

        List<ByteRange> parts = [.. deployment.Assemblies.Select(assembly =>
            new ByteRange(
                start + assembly.Offset,
                assembly.Size,
                assembly.Name,
                assembly.Version.ToString(),
                assembly.Name == Deployment.BootStage ? "info" : "good"))];
        parts.Add(new ByteRange(
            start + deployment.Size,
            config.Partitions.DeploySize - deployment.Size,
            "free",
            "filled with 0xFF",
            "plain"));
        return parts;
    }

    private static List<ByteRange> DriveParts(BoardConfig config)
    {
        long journal = 2 * JournalRecord.Size;
        long rest = config.Partitions.ConfigSize - (2L * config.Boot.MaxImageSize) - journal;
        return
        [
            new(null, config.Boot.MaxImageSize, Slot.FileOf(Slot.A), "slot A, at most", "trial"),
            new(null, config.Boot.MaxImageSize, Slot.FileOf(Slot.B), "slot B, at most", "trial"),
            new(null, journal, "journal0, journal1", "two records", "info"),
            rest >= 0
                ? new(null, rest, "left", "for the file system, nanoFramework's settings and the application", "plain")
                : new(null, -rest, "too much", "two images of the largest size do not fit", "bad"),
        ];
    }
}
