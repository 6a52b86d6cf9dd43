using System;
using SecureBoot.Board.Storage;
using SecureBoot.Cli.Shell;

namespace SecureBoot.Cli.Running;

/// <summary>A planned power cut: at a time after power-on, or in the middle of a change of the drive.</summary>
/// <param name="Milliseconds">The time.</param>
/// <param name="Change">The change of the drive; null for a time.</param>
internal sealed record PowerCut(uint Milliseconds, StorageCut? Change)
{
    private const uint Most = 1_000_000;

    /// <summary>Reads 1500ms or 3:head.</summary>
    internal static PowerCut Parse(string option, string text)
    {
        if (text.EndsWith("ms", StringComparison.Ordinal))
        {
            return new PowerCut(Number.Parse(option, text[..^2], least: 0, uint.MaxValue), null);
        }

        string[] parts = text.Split(':');
        bool isForm = Enum.TryParse(parts[^1], ignoreCase: true, out CutForm form)
            && Enum.IsDefined(form)
            && !char.IsAsciiDigit(parts[^1][0]);
        return parts.Length == 2 && isForm
            ? new PowerCut(0, new StorageCut((int)Number.Parse(option, parts[0], least: 0, Most), form))
            : throw new MisuseException(
                $"{option}: found '{text}', expected a time such as 1500ms, or a number, a colon and nothing, head, "
                    + "tail, garbage or all",
                "for example --power-cut 3:head, in the change of the drive after three others");
    }
}
