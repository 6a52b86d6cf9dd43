using System.Collections.Generic;
using System.Globalization;

namespace SecureBoot.Cli.Html;

/// <summary>A part of a file or of the flash.</summary>
/// <param name="Offset">The start of the range; null if unknown.</param>
/// <param name="Size">The bytes.</param>
/// <param name="Name">The name of the range.</param>
/// <param name="Note">A further note.</param>
/// <param name="Kind">good, trial, bad, info or plain.</param>
internal sealed record ByteRange(long? Offset, long Size, string Name, string Note, string Kind);

/// <summary>Writes parts as a strip to scale, and as a table.</summary>
internal static class ByteMap
{
    internal static void Write(HtmlPage page, IReadOnlyList<ByteRange> parts)
    {
        page.Raw("<div class=\"strip\" role=\"img\" aria-label=\"the parts to scale\">");
        foreach (ByteRange part in parts)
        {
            page.Raw($"<span class=\"{part.Kind}\" style=\"flex-grow:{part.Size}\" "
                + $"title=\"{HtmlPage.Escape($"{part.Name}, {Bytes(part.Size)} bytes")}\"></span>");
        }

        page.Raw(
            "</div>\n<table>\n<tr><th>part</th><th class=\"number\">at</th><th class=\"number\">bytes</th></tr>\n");
        foreach (ByteRange part in parts)
        {
            string at = part.Offset is { } offset ? $"0x{offset:X}" : "";
            string note = part.Note.Length == 0 ? "" : $"<small>{HtmlPage.Escape(part.Note)}</small>";
            page.Raw($"<tr class=\"part\"><td class=\"name {part.Kind}\">{HtmlPage.Escape(part.Name)}{note}</td><td "
                + $"class=\"number\">{at}</td><td class=\"number\">{Bytes(part.Size)}</td></tr>\n");
        }

        page.Raw("</table>\n");
    }

    internal static string Bytes(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
