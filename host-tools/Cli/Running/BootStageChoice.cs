using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.Cli.Shell;
using SecureBoot.Provisioning.Config;
using SecureBoot.Provisioning.Flashing;
using SecureBoot.Provisioning.Sources;
using SecureBoot.Signer;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Cli.Running;

/// <summary>The boot stage that a virtual board runs: the one that was built beside nf.config, or the command's
/// own.</summary>
/// <param name="Folder">The folder with its .pe files.</param>
/// <param name="IsOwn">Whether the boot stage is the command's own.</param>
internal sealed record BootStageChoice(string Folder, bool IsOwn)
{
    /// <summary>The folder of the firmware that comes with the command.</summary>
    internal static string OwnFolder => Path.Combine(AppContext.BaseDirectory, "firmware");

    /// <summary>The boot stage that is named, that the build left beside nf.config, or the command's own.</summary>
    internal static BootStageChoice Find(string? named, BoardFacts facts, Terminal terminal)
    {
        if (named is not null)
        {
            return File.Exists(Path.Combine(named, Deployment.BootStage + ".pe"))
                ? new BootStageChoice(named, IsOwn: false)
                : throw new MisuseException(
                    $"--boot: found no {Deployment.BootStage}.pe in {named}, expected the folder that the build left",
                    "dotnet build firmware/BootStage -c Release");
        }

        if (facts.Path is not null && BootStageOutput.TryFind(facts.Config.Folder) is { } built)
        {
            WarnOfChanges(facts, terminal);
            return new BootStageChoice(built, IsOwn: false);
        }

        if (!Directory.Exists(OwnFolder))
        {
            throw new MisuseException(
                $"found no folder {OwnFolder}, expected the firmware that the command was built with",
                "build host-tools/Cli again");
        }

        if (!facts.IsOwn)
        {
            terminal.Warning($"the boot stage is the command's own: what "
                + $"{facts.Path} changes in sizes, pins or trials does not hold");
            terminal.Hint("dotnet build firmware/BootStage makes the one of nf.config, or --boot names its folder");
        }

        return new BootStageChoice(OwnFolder, IsOwn: true);
    }

    /// <summary>The keys of nf.config that this boot stage trusts. The command's own is handed them, as provisioning
    /// would.</summary>
    internal List<PublicKey> KeysOf(BoardFacts facts, Terminal terminal)
    {
        BoardConfig config = WithoutMissing(facts.Config, terminal);
        IReadOnlyList<PublicKey> keys = ConfiguredKeys.Load(config, isPublishedAllowed: true).Keys;
        if (IsOwn)
        {
            return [.. keys];
        }

        Deployment deployment = Deployment.Read(Folder, facts.Config.Partitions.DeploySize);
        foreach (PublicKey key in keys.Where(key => !deployment.Holds(key)))
        {
            terminal.Warning($"the boot stage does not trust the key "
                + $"{key.KeyHash} of nf.config: it was built before secureboot provision wrote it");
            terminal.Hint("secureboot provision, then dotnet build firmware/BootStage -c Release");
        }

        return [.. keys.Where(deployment.Holds)];
    }

    // A new project has no key, but must run on this computer nevertheless.
    private static BoardConfig WithoutMissing(BoardConfig config, Terminal terminal)
    {
        BoardKeyFile[] there = [.. config.Keys.Files.Where(file => File.Exists(file.Path))];
        foreach (BoardKeyFile missing in config.Keys.Files.Except(there))
        {
            terminal.Warning($"nf.config names the key "
                + $"{Printable.Escape(missing.Name)}, which is not there: nothing that it signs boots");
            terminal.Hint("secureboot keygen --out release.pem, then secureboot pubkey --key release.pem --out "
                + Printable.Escape(missing.Name));
        }

        return config with { Keys = config.Keys with { Files = there } };
    }

    private static void WarnOfChanges(BoardFacts facts, Terminal terminal)
    {
        string firmware = Path.Combine(facts.Config.Folder, "firmware");
        if (!File.Exists(Path.Combine(firmware, "BootStage", "BootStageConstants.cs"))
            || facts.Config.Keys.Files.Any(file => !File.Exists(file.Path)))
        {
            return;
        }

        IReadOnlyList<SourceFile> changed = new Provisioner(
            facts.Config, ConfiguredKeys.Load(facts.Config, isPublishedAllowed: true), firmware).Changed;
        if (changed.Count > 0)
        {
            terminal.Warning($"{Printable.Escape(changed[0].Path)} is not what nf.config says");
            terminal.Hint("secureboot provision writes it, dotnet build firmware/BootStage -c Release builds it");
        }
    }
}
