using System;
using System.ComponentModel;
using System.Text.RegularExpressions;

namespace SecureBoot.Provisioning.Flashing;

/// <summary>The tool nanoff: nanoFramework's own, which talks to the board.</summary>
public sealed partial class Nanoff
{
    /// <summary>The environment variable that names the tool.</summary>
    public const string Variable = "SECUREBOOT_NANOFF";

    private const string Install = "install it: dotnet tool install --global nanoff; or name it: --nanoff PATH";

    // The first that writes a deployment to an ESP32 without an update (its change 362), and reads every write back.
    private static readonly Version s_oldest = new(2, 5, 157);

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(15);

    private readonly string _path;
    private readonly Action<string> _progress;

    /// <summary>The tool at a path, or found by its name; its lines go to <paramref name="progress"/> as they
    /// come.</summary>
    public Nanoff(string? path, Action<string> progress)
    {
        _path = path ?? Environment.GetEnvironmentVariable(Variable) ?? "nanoff";
        _progress = progress;
    }

    /// <summary>The path or name of the tool.</summary>
    public string Name => _path;

    /// <summary>The call that asks for the version.</summary>
    public static NanoffCommand VersionCommand { get; } = new("version", ["--version"]);

    /// <summary>Reads the tool's version and refuses a version that is too old.</summary>
    public Version RequireVersion()
    {
        NanoffRun run = Run(VersionCommand);
        string? text = run.Find(VersionNumber());
        if (run.ExitCode != 0 || text is null || !Version.TryParse(text, out Version? version))
        {
            throw new FlashException($"{_path}: found '{run.Words()}' for its version, expected nanoff", Install);
        }

        return version >= s_oldest
            ? version
            : throw new FlashException(
                $"{_path}: found nanoff {version}, expected {s_oldest} or newer",
                "update it: dotnet tool update --global nanoff");
    }

    /// <summary>Runs it to its end.</summary>
    public NanoffRun Run(NanoffCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        try
        {
            return ToolProcess.Run(_path, command.Arguments, s_patience, _progress) is ({ } exitCode, { } lines)
                ? new NanoffRun(exitCode, lines)
                : throw new FlashException(
                    $"{_path}: found no end of the step {command.Name} after {s_patience.TotalMinutes} minutes",
                    "reset the board, check the cable, and try again");
        }
        catch (Win32Exception exception)
        {
            throw new FlashException(
                $"{_path}: found no nanoff that can be started: "
                    + $"{exception.Message.Split(" '")[^1].Split("'. ")[^1].TrimEnd('.').ToLowerInvariant()}",
                Install);
        }
    }

    [GeneratedRegex(@"\b(\d+\.\d+\.\d+)\b")]
    private static partial Regex VersionNumber();
}
