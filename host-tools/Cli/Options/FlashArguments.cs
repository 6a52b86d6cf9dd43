using System;
using System.IO;
using System.Linq;
using SecureBoot.Cli.Shell;
using SecureBoot.Provisioning.Config;
using SecureBoot.Provisioning.Flashing;

namespace SecureBoot.Cli.Options;

/// <summary>The values of flash's options: steps, port and version.</summary>
internal static class FlashArguments
{
    // The image goes to the runtime; firmware and boot stage go to the chip itself.
    internal static bool NeedsChip(FlashStep[] steps)
    {
        return steps.Any(step => step != FlashStep.App);
    }

    internal static FlashStep[] ParseSteps(string? only, string? from)
    {
        FlashStep[] all = Enum.GetValues<FlashStep>();
        return only is not null ? [ParseStep("--only", only)]
            : from is not null ? all[(int)ParseStep("--from", from)..]
            : all;
    }

    private static FlashStep ParseStep(string option, string text)
    {
        int index = Array.FindIndex(Enum.GetValues<FlashStep>(), step => NameOf(step) == text);
        return index >= 0
            ? (FlashStep)index
            : throw new MisuseException($"{option}: found '{text}', expected firmware, boot or app");
    }

    internal static string ParsePort(string? port)
    {
        return port switch
        {
            null =>
                throw new MisuseException(
                    "found no serial port, expected --port, or port in nf.config", "nanoff --listports lists them"),
            _ when BoardConfigReader.IsPort(port) => port,
            _ =>
                throw new MisuseException(
                    $"--port: found '{port}', expected a name such as COM5 or /dev/ttyUSB0",
                    "nanoff --listports lists them"),
        };
    }

    internal static string? ParseVersion(string? text)
    {
        return text is null || (Version.TryParse(text, out Version? version) && version.ToString() == text)
            ? text
            : throw new MisuseException($"--firmware-version: found '{text}', expected a version such as 1.17.0.339");
    }

    internal static void RequirePort(string port)
    {
        if (!OperatingSystem.IsWindows() && !File.Exists(port))
        {
            throw new MisuseException(
                $"found no port {port}, expected the one that the board is at",
                "plug the board in; nanoff --listports lists the ports");
        }
    }

    internal static string NameOf(FlashStep step)
    {
        return step switch { FlashStep.Firmware => "firmware", FlashStep.Boot => "boot", _ => "app" };
    }
}
