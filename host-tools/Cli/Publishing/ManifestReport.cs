using System.Globalization;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer.Images;
using SecureBoot.Updates;

namespace SecureBoot.Cli.Publishing;

/// <summary>The facts of a manifest, one line for each fact.</summary>
internal static class ManifestReport
{
    internal static void Write(Terminal terminal, Manifest manifest)
    {
        ManifestNumbers numbers = manifest.Numbers;
        ulong version = manifest.Version;
        terminal.Answer(
            "version",
            new ImageVersion(
                (byte)(version >> 56),
                (byte)(version >> 48 & 0xFF),
                (ushort)(version >> 32 & 0xFFFF),
                (uint)(version & 0xFFFFFFFF)).ToString());
        terminal.Answer("sequence", numbers.Sequence.ToString(CultureInfo.InvariantCulture));
        terminal.Answer(
            "rollout",
            numbers.IsHalted ? $"halted, at {Share.Describe(numbers.Rollout)}" : Share.Describe(numbers.Rollout));
        terminal.Answer("issued", Period.Describe(numbers.Issued));
        terminal.Answer("expires", numbers.Expires == 0 ? "never" : Period.Describe(numbers.Expires));
    }
}
