using System.Globalization;
using System.Text.RegularExpressions;

namespace SecureBoot.Signer;

/// <summary>An image's version: major.minor.revision+build. For people; rollback protection is the security counter's job.</summary>
public sealed partial record ImageVersion(byte Major, byte Minor, ushort Revision, uint Build)
{
    /// <summary>What <see cref="TryParse"/> takes.</summary>
    public const string ValidValues = "MAJOR.MINOR.REVISION+BUILD, later parts optional, at most 255.255.65535+4294967295, no leading zeros";

    /// <summary>The counter that <c>--security-counter auto</c> stands for, as imgtool makes it: the version without its build.</summary>
    public uint AutoSecurityCounter => ((uint)Major << 24) | ((uint)Minor << 16) | Revision;

    /// <summary>Reads a version; false if it is not of the form or a part is too large for its field.</summary>
    public static bool TryParse(string? text, out ImageVersion? version)
    {
        version = null;
        Match match = Grammar().Match(text ?? "");
        if (!match.Success ||
            !TryParsePart(match.Groups[1], byte.MaxValue, out uint major) ||
            !TryParsePart(match.Groups[2], byte.MaxValue, out uint minor) ||
            !TryParsePart(match.Groups[3], ushort.MaxValue, out uint revision) ||
            !TryParsePart(match.Groups[4], uint.MaxValue, out uint build))
        {
            return false;
        }

        version = new ImageVersion((byte)major, (byte)minor, (ushort)revision, build);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        return string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Revision}+{Build}");
    }

    // imgtool's grammar. \z, not $: that would also take a line end.
    [GeneratedRegex(@"\A(0|[1-9][0-9]*)(?:\.(0|[1-9][0-9]*)(?:\.(0|[1-9][0-9]*)(?:\+(0|[1-9][0-9]*))?)?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();

    private static bool TryParsePart(Group part, uint limit, out uint value)
    {
        value = 0;
        return !part.Success || (uint.TryParse(part.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= limit);
    }
}
