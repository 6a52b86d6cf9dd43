using System.Globalization;
using SecureBoot.Cli.Shell;
using SecureBoot.Updates;

namespace SecureBoot.Cli.Publishing;

/// <summary>The facts of a manifest, one line for each fact.</summary>
internal static class ManifestReport
{
    internal static void Write(Terminal terminal, Manifest manifest)
    {
        ManifestNumbers numbers = manifest.Numbers;
        terminal.Answer("version", VersionNumber.Describe(manifest.Version));
        terminal.Answer("sequence", numbers.Sequence.ToString(CultureInfo.InvariantCulture));
        terminal.Answer(
            "rollout",
            numbers.IsHalted ? $"halted, at {Share.Describe(numbers.Rollout)}" : Share.Describe(numbers.Rollout));
        terminal.Answer("issued", Period.Describe(numbers.Issued));
        terminal.Answer("expires", numbers.Expires == 0 ? "never" : Period.Describe(numbers.Expires));
    }
}
