using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SecureBoot.Provisioning.Boards;
using SecureBoot.Provisioning.Config;

namespace SecureBoot.Provisioning.Flashing;

/// <summary>Runs the steps, and treats a step as done only if nanoff reports this.</summary>
public sealed partial class Flasher
{
    private readonly BoardConfig _config;
    private readonly FlashPlan _plan;
    private readonly Nanoff _nanoff;
    private readonly string _port;

    /// <summary>Flashes a board at a port by a plan.</summary>
    public Flasher(BoardConfig config, FlashPlan plan, Nanoff nanoff, string port)
    {
        _config = config;
        _plan = plan;
        _nanoff = nanoff;
        _port = port;
    }

    /// <summary>Refuses a board whose chip or flash differs from nf.config, and returns its description.</summary>
    public string Probe()
    {
        NanoffRun run = Run(_plan.Probe);
        string chip = run.Find(ChipLine())
            ?? throw new FlashException(
                $"probe: found no word on the chip; nanoff says: {run.Words()}",
                "its details: " + _plan.Probe.ToCommandLine(_nanoff.Name));
        string flash = run.Find(FlashLine()) ?? "";
        string expected = _config.Series.Replace('_', '-');
        if (chip != expected)
        {
            throw new FlashException(
                $"probe: found a board with {chip}, expected {expected} for the target {_config.Target}",
                "correct target in nf.config, or take the other board");
        }

        string? revision = run.Find(RevisionLine());
        if (revision is not null
            && BoardTargets.RevisionProblem(_config.Target, int.Parse(revision, null)) is string problem)
        {
            throw new FlashException(
                $"probe: found a chip of revision {revision}, expected {problem} for the target {_config.Target}",
                "correct target in nf.config, or take the other board");
        }

        return flash == $"{_config.FlashMegabytes}MB"
            ? $"{chip}, revision {(revision is null ? "not told" : "v" + revision)}, {flash} of flash"
            : throw new FlashException(
                $"probe: found a board with {flash} of flash, expected {_config.FlashMegabytes}MB",
                "correct flash in nf.config");
    }

    /// <summary>Runs a step and returns its outcome.</summary>
    public string Do(FlashStep step)
    {
        IReadOnlyList<NanoffCommand> commands = _plan.Of(step);
        NanoffRun run = Run(commands[0]);
        string done = step switch
        {
            FlashStep.Firmware => "written by nanoff's word; the report says what runs",
            FlashStep.Boot => RequireDeployed(run),
            _ => RequireCopied(run),
        };
        foreach (NanoffCommand command in commands.Skip(1))
        {
            Run(command);
        }

        return done;
    }

    /// <summary>Restarts the board, so that it boots the new content.</summary>
    public void Restart()
    {
        Run(_plan.Restart);
    }

    /// <summary>Reads the board's content, and refuses a difference from the flashed content.</summary>
    public BoardReport Report(Deployment? deployment, bool isFirmwareNew)
    {
        BoardReport report = new(Run(_plan.Report));
        report.RequireNatives(deployment?.Assemblies ?? []);
        report.Require(_config.Target, deployment is null ? [] : [Deployment.BootStage]);
        if (isFirmwareNew && _plan.FirmwareVersion is string version)
        {
            report.RequireRuntime(version);
        }

        return report;
    }

    private NanoffRun Run(NanoffCommand command)
    {
        NanoffRun run = _nanoff.Run(command);
        NanoffFailure.Require(run, command, _port);
        return run;
    }

    private string RequireDeployed(NanoffRun run)
    {
        string address = $"0x{_config.Partitions.DeployAddress:X8}";
        if (run.Find(WroteLine()) != address || !run.Says("Flash write complete"))
        {
            throw new FlashException(
                $"boot: found no word that the deployment was written at {address}; nanoff says: {run.Words()}",
                "run the step again");
        }

        return run.Says("Hash of data verified")
            ? "written, read back and the same"
            : "written, not read back by nanoff";
    }

    private string RequireCopied(NanoffRun run)
    {
        // nanoff ends with 0 also when a file was not taken.
        if (run.Says("Error deploying") || run.Says("Exception deploying"))
        {
            throw new FlashException(
                $"app: found a board that did not take the image as {_plan.ImagePath}",
                "its drive may be full or not formatted: press the reset button and run the step again; secureboot "
                    + "flash --erase formats the drive");
        }

        return run.Says($" to {_plan.ImagePath}...OK")
            ? $"written as {_plan.ImagePath}, not read back: nanoff reads no file, and the boot stage verifies it"
            : throw new FlashException(
                $"app: found no word that the image was written as {_plan.ImagePath}; nanoff says: {run.Words()}",
                "press the board's reset button and run the step again");
    }

    [GeneratedRegex(@"^(ESP32(?:-[A-Z]\d+)?)(?: \(.*\))?\s*$")]
    private static partial Regex ChipLine();

    [GeneratedRegex(@"^ESP32.*\(revision v(\d+)\.\d+\)")]
    private static partial Regex RevisionLine();

    [GeneratedRegex(@"^Flash size (\S+) ")]
    private static partial Regex FlashLine();

    [GeneratedRegex(@"Wrote \d+ bytes (?:\(\d+ compressed\) )?at (0x[0-9A-F]{8}) ")]
    private static partial Regex WroteLine();
}
