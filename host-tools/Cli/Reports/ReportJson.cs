using System.Collections.Generic;
using System.Globalization;
using System.Text.Json.Nodes;
using SecureBoot.Image;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.ImageBodies;
using SecureBoot.Signer.Images;

namespace SecureBoot.Cli.Reports;

/// <summary>Writes an image's report as JSON (docs/cli.md has the members).</summary>
internal static class ReportJson
{
    internal static byte[] Write(ImageReport report)
    {
        JsonObject json = new()
        {
            ["fileSize"] = report.FileSize,
            ["structure"] = VerifyStatusNames.Get(report.Structure),
        };
        if (report.Header is not null)
        {
            json["header"] = ToJson(report.Header);
            json["tlvs"] = JsonOutput.List(report.Tlvs, ToJson);
            AddSigners(json, report);
            json["body"] = report.Body.ToString();
            json["loadable"] = report.IsLoadable;
            json["bodyProblem"] = report.BodyProblem;
            json["assemblies"] = JsonOutput.List(report.Assemblies, ToJson);
            json["trailingBytes"] = report.TrailingBytes;
            json["trailer"] = ToJson(report.Trailer);
        }

        return JsonOutput.Write(json);
    }

    internal static byte[] Write(IReadOnlyList<BodyAssembly> assemblies)
    {
        return JsonOutput.Write(new JsonObject { ["assemblies"] = JsonOutput.List(assemblies, ToJson) });
    }

    private static JsonObject ToJson(ReportedHeader header)
    {
        return new JsonObject
        {
            ["version"] = header.Version.ToString(),
            ["headerSize"] = header.HeaderSize,
            ["bodySize"] = header.BodySize,
            ["protectedSize"] = header.ProtectedSize,
            ["loadAddress"] = header.LoadAddress,
            ["flags"] = header.Flags,
            ["flagNames"] = JsonOutput.List(FlagNames.Of(header.Flags)),
        };
    }

    private static JsonObject ToJson(ReportedTlv tlv)
    {
        return new JsonObject
        {
            ["protected"] = tlv.IsProtected,
            ["type"] = tlv.Type,
            ["name"] = tlv.TypeName,
            ["offset"] = tlv.Offset,
            ["value"] = tlv.Hex,
            ["meaning"] = tlv.Meaning,
        };
    }

    private static void AddSigners(JsonObject json, ImageReport report)
    {
        json["digestAlgorithm"] = report.DigestAlgorithm;
        json["digest"] = report.Digest;
        json["digestMatches"] = report.DigestMatches;
        json["bodyHmacMatches"] = report.BodyHashMatches;
        json["shortDigest"] = report.ShortDigest;
        json["namedShortSigners"] = JsonOutput.List(report.ShortSigners);
        json["namedSigners"] = JsonOutput.List(report.Signers, signer => new JsonObject
        {
            ["keyHash"] = signer.KeyHash,
            ["signature"] = TlvNames.Of(signer.SignatureType),
            ["knownAs"] = signer.KnownAs,
        });
        json["revokes"] = JsonOutput.List(report.Revokes);
    }

    private static JsonObject? ToJson(ImageTrailer? trailer)
    {
        return trailer is null ? null : new JsonObject
        {
            ["offset"] = trailer.Offset,
            ["maxAlign"] = trailer.MaxAlign,
            ["imageOk"] = trailer.IsImageOk,
            ["copyDone"] = trailer.IsCopyDone,
            ["swapType"] = trailer.SwapType,
        };
    }

    private static JsonObject ToJson(BodyAssembly assembly)
    {
        return new JsonObject
        {
            ["name"] = assembly.Name,
            ["version"] = string.Create(CultureInfo.InvariantCulture, $"{assembly.Version}"),
            ["offset"] = assembly.Offset,
            ["size"] = assembly.Size,
            ["nativeChecksum"] = assembly.NativeChecksum,
            ["problem"] = assembly.Problem,
            ["needs"] = JsonOutput.List(assembly.References, reference => reference.Name),
            ["needsVersions"] = JsonOutput.Members(
                assembly.References,
                reference => reference.Name,
                reference => string.Create(CultureInfo.InvariantCulture, $"{reference.Version}")),
            ["tables"] = JsonOutput.Members(assembly.Tables, table => table.Table.ToString(), table => table.Used),
        };
    }
}
