using System.Globalization;
using SecureBoot.Cli.Shell;
using SecureBoot.Image;
using SecureBoot.Signer;
using SecureBoot.Signer.Images;

namespace SecureBoot.Cli.Reports;

/// <summary>Prints an image's report for people.</summary>
internal sealed class ReportText(Terminal terminal)
{
    // A long value, for example a signature, is cut: --json has the whole value.
    private const int MostHexDigits = 64;

    private readonly Terminal _terminal = terminal;

    internal void Write(ImageReport report)
    {
        _terminal.Answer("file size", Text(report.FileSize));
        _terminal.Verdict(
            "structure",
            report.Structure == VerifyStatus.Ok
                ? "Ok, well formed"
                : $"{VerifyStatusNames.Get(report.Structure)}, {StatusText.Of(report.Structure)}",
            report.Structure == VerifyStatus.Ok);
        if (report.HostForm is { } form)
        {
            _terminal.Answer(
                "for the host",
                report.HostStructure == VerifyStatus.Ok
                    ? $"well formed, with {form}"
                    : $"{VerifyStatusNames.Get(report.HostStructure)}, {StatusText.Of(report.HostStructure)}");
        }

        if (report.Header is null)
        {
            return;
        }

        WriteHeader(report.Header);
        foreach (ReportedTlv tlv in report.Tlvs)
        {
            WriteTlv(tlv);
        }

        WriteDigest(report);
        WriteShort(report);
        WriteSigners(report);
        WriteRevoked(report);
        WriteBody(report);
        _terminal.Answer("trailing bytes", Text(report.TrailingBytes));
        if (report.Trailer is { } trailer)
        {
            _terminal.Answer(
                "trailer",
                $"of MCUboot, magic at {Text(trailer.Offset)}, for writes of {Text(trailer.MaxAlign)} bytes; image ok: "
                    + $"{Mark(trailer.IsImageOk)}; copy done: {Mark(trailer.IsCopyDone)}; swap: "
                    + $"{trailer.SwapType ?? "none noted"}");
        }
    }

    private static string Mark(bool isSet) => isSet ? "set" : "not set";

    private static string Text(long number)
    {
        return number.ToString(CultureInfo.InvariantCulture);
    }

    private void WriteHeader(ReportedHeader header)
    {
        _terminal.Answer("version", header.Version.ToString());
        _terminal.Answer("header size", Text(header.HeaderSize));
        _terminal.Answer("body size", Text(header.BodySize));
        _terminal.Answer("protected size", Text(header.ProtectedSize));
        _terminal.Answer("load address", $"0x{header.LoadAddress:x8}");
        _terminal.Answer("flags", header.Flags == 0 ? "none" : string.Join(", ", FlagNames.Of(header.Flags)));
    }

    private void WriteTlv(ReportedTlv tlv)
    {
        string area = tlv.IsProtected ? "protected" : "unprotected";
        string hex = tlv.Hex.Length <= MostHexDigits ? tlv.Hex : tlv.Hex[..MostHexDigits] + "...";
        string meaning = tlv.Meaning is { } text ? $" = {text}" : "";
        _terminal.Answer(
            "tlv", $"{area} 0x{tlv.Type:x4} {tlv.TypeName}, {tlv.Value.Length} bytes at {tlv.Offset}: {hex}{meaning}");
    }

    private void WriteDigest(ImageReport report)
    {
        string matches = report.DigestMatches switch
        {
            true => "is the one in the image",
            false => "is not the one in the image",
            null =>
                report.IsEncrypted
                    ? "not comparable: the body is encrypted, and the digest in the image is of the body before"
                    : "the image has none",
        };
        _terminal.Verdict(
            "digest",
            report.Digest is null
                ? "unknown, the signed range cannot be told"
                : $"{report.Digest}"
                    + $"{(report.DigestAlgorithm is null or "SHA256" ? "" : $" ({report.DigestAlgorithm})")}, "
                    + $"{matches}",
            report.DigestMatches == true);
    }

    private void WriteShort(ImageReport report)
    {
        if (report.BodyHashMatches is bool matches)
        {
            _terminal.Verdict("body HMAC", matches ? "is that of the body" : "is not that of the body", matches);
        }

        if (report.ShortDigest is not null)
        {
            _terminal.Answer("short digest", report.ShortDigest);
        }

        foreach (string keyHash in report.ShortSigners)
        {
            _terminal.Answer("names as short signer", keyHash);
        }
    }

    private void WriteSigners(ImageReport report)
    {
        if (report.Signers.Count == 0)
        {
            _terminal.Answer("names as signer", "nobody");
        }

        foreach (ReportedSigner signer in report.Signers)
        {
            string known = signer.KnownAs is null ? "" : $", {signer.KnownAs}";
            _terminal.Answer("names as signer", $"{signer.KeyHash} ({TlvNames.Of(signer.SignatureType)}{known})");
        }
    }

    private void WriteRevoked(ImageReport report)
    {
        foreach (string keyHash in report.Revokes)
        {
            _terminal.Answer("revokes", keyHash);
        }
    }

    private void WriteBody(ImageReport report)
    {
        string body = report.IsLoadable ? "loadable"
            : report.Body == BodyStatus.NotChecked ? "not in the file"
            : $"not loadable: {report.BodyProblem}";
        _terminal.Verdict("body", body, report.IsLoadable);
        new AssemblyText(_terminal).Write(report.Assemblies);
    }
}
