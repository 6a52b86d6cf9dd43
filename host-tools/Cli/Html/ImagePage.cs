using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Image;
using SecureBoot.Signer;
using SecureBoot.Signer.ImageBodies;
using SecureBoot.Signer.Images;

namespace SecureBoot.Cli.Html;

/// <summary>The page of an image: a map of its bytes.</summary>
internal static class ImagePage
{
    private const int TlvHeader = 4;
    private const int MostHexDigits = 64;

    internal static byte[] Write(string name, ImageReport report)
    {
        HtmlPage page = new("Image " + name);
        page.Facts(
            ("size", $"{ByteMap.Bytes(report.FileSize)} bytes"),
            ("structure", report.Structure == VerifyStatus.Ok
                ? "Ok, well formed"
                : $"{VerifyStatusNames.Get(report.Structure)}, {StatusText.Of(report.Structure)}"),
            ("version", report.Header?.Version.ToString() ?? "none"),
            ("digest", report.DigestMatches switch
            {
                true =>
                "matches",
                false => "does not match the bytes",
                null => "none"
            }),
            ("signed by", report.Signers.Count == 0
                ? "nobody"
                : string.Join(", ", report.Signers.Select(signer => signer.KnownAs ?? signer.KeyHash))));
        page.Element("p", "Naming a key is not being signed by it: secureboot verify tells.");
        ByteMap.Write(page, [.. Parts(report)]);
        return page.ToBytes();
    }

    internal static IEnumerable<ByteRange> Parts(ImageReport report)
    {
        if (report.Header is not { } header)
        {
            return [new ByteRange(0, report.FileSize, "no image", "", "bad")];
        }

        List<ByteRange> parts = [new(0, header.HeaderSize, "header", $"version {header.Version}", "info")];
        AddBody(report, header, parts);
        AddTlvs(report, parts);
        if (report.TrailingBytes > 0)
        {
            parts.Add(new ByteRange(
                report.FileSize - report.TrailingBytes,
                report.TrailingBytes,
                "trailer",
                "after the TLVs, not signed",
                "plain"));
        }

        return Fill(parts, report.FileSize);
    }

    private static void AddBody(ImageReport report, ReportedHeader header, List<ByteRange> parts)
    {
        foreach (BodyAssembly assembly in report.Assemblies)
        {
            parts.Add(new ByteRange(
                header.HeaderSize + assembly.Offset,
                assembly.Size,
                $"assembly {assembly.Name}",
                $"{assembly.Version}, needs "
                    + $"{string.Join(", ", assembly.References.Select(reference => reference.Name))}",
                "good"));
        }
    }

    private static void AddTlvs(ImageReport report, List<ByteRange> parts)
    {
        bool? isProtected = null;
        foreach (ReportedTlv tlv in report.Tlvs)
        {
            if (isProtected != tlv.IsProtected)
            {
                isProtected = tlv.IsProtected;
                parts.Add(new ByteRange(
                    tlv.Offset - (2 * TlvHeader),
                    TlvHeader,
                    tlv.IsProtected ? "protected TLVs begin" : "TLVs begin",
                    tlv.IsProtected ? "inside the signature" : "end of the signed bytes",
                    "plain"));
            }

            string hex = tlv.Hex.Length > MostHexDigits ? tlv.Hex[..MostHexDigits] + "…" : tlv.Hex;
            bool isSignature = tlv.TypeName.Contains("SIG", StringComparison.OrdinalIgnoreCase)
                || tlv.TypeName.Contains("ECDSA", StringComparison.OrdinalIgnoreCase)
                || tlv.TypeName.Contains("RSA", StringComparison.OrdinalIgnoreCase);
            parts.Add(new ByteRange(
                tlv.Offset - TlvHeader,
                TlvHeader + tlv.Value.Length,
                $"TLV 0x{tlv.Type:X2} {tlv.TypeName}",
                hex,
                isSignature ? "trial" : "info"));
        }
    }

    // Unknown content, such as a body without an assembly, is shown as well.
    private static IEnumerable<ByteRange> Fill(List<ByteRange> parts, long size)
    {
        long at = 0;
        foreach (ByteRange part in parts.OrderBy(part => part.Offset).ToArray())
        {
            if (part.Offset > at)
            {
                yield return new ByteRange(at, part.Offset!.Value - at, "other bytes", "", "bad");
            }

            yield return part;
            at = Math.Max(at, part.Offset!.Value + part.Size);
        }

        if (at < size)
        {
            yield return new ByteRange(at, size - at, "other bytes", "", "bad");
        }
    }
}
