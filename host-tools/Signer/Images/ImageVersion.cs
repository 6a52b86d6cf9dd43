using System.Globalization;

namespace SecureBoot.Signer.Images;

/// <summary>An image's version: major.minor.revision+build. For people; rollback protection is the security counter's
/// job.</summary>
public sealed record ImageVersion(byte Major, byte Minor, ushort Revision, uint Build)
{
    /// <summary>The values that <see cref="TryParse"/> accepts.</summary>
    public const string ValidValues =
        "MAJOR.MINOR.REVISION+BUILD, later parts optional, at most 255.255.65535+4294967295, no leading zeros";

    /// <summary>The counter of <c>--security-counter auto</c>, as in imgtool: the version without its build.</summary>
    public uint AutoSecurityCounter => ((uint)Major << 24) | ((uint)Minor << 16) | Revision;

    /// <summary>Reads a version; false if it is not of the form or a part is too large for its field.</summary>
    public static bool TryParse(string? text, out ImageVersion? version)
    {
        version = null;
        string[] parts = Split(text ?? "");
        if (!TryParsePart(parts[0], byte.MaxValue, out uint major) ||
            !TryParsePart(parts[1], byte.MaxValue, out uint minor) ||
            !TryParsePart(parts[2], ushort.MaxValue, out uint revision) ||
            !TryParsePart(parts[3], uint.MaxValue, out uint build))
        {
            return false;
        }

        version = new ImageVersion((byte)major, (byte)minor, (ushort)revision, build);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        return $"{Text(Major)}.{Text(Minor)}.{Text(Revision)}+{Text(Build)}";
    }

    // Without a culture, which .NET would load at each start.
    private static string Text(uint number) => number.ToString(null, null);

    // imgtool's grammar: each part may end the version, a part that is announced must be there. What is absent counts
    // as 0.
    private static string[] Split(string text)
    {
        string[] parts = ["", "0", "0", "0"];
        int last = 0;
        int start = 0;
        for (int i = 0; i < text.Length && last < 3; i++)
        {
            if (text[i] == (last == 2 ? '+' : '.'))
            {
                parts[last++] = text[start..i];
                start = i + 1;
            }
        }

        parts[last] = text[start..];
        return parts;
    }

    private static bool TryParsePart(string part, uint limit, out uint value)
    {
        bool isPadded = part.Length > 1 && part[0] == '0';
        bool isNumber = uint.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out value)
            && !part.EndsWith('\0');
        return isNumber && !isPadded && value <= limit;
    }
}
