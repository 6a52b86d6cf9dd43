using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using SecureBoot.Image;
using SecureBoot.Signer.ImageBodies;
using SecureBoot.Signer.Images;

namespace SecureBoot.Signer.Sbom;

/// <summary>The bill of materials of an image: its assemblies, their references, and the keys of its
/// signatures.</summary>
public static class ImageBill
{
    private const string Image = "image";

    /// <summary>Reads an image that is well formed, whose digest is right and whose body the loader would take.
    /// Signatures are not verified.</summary>
    /// <exception cref="ImageException">The file is not an image.</exception>
    public static BillOfMaterials Of(string name, byte[] file, string toolVersion)
    {
        ArgumentNullException.ThrowIfNull(file);
        ImageReport report = ImageInspector.Inspect(file);
        ReportedHeader header = RequireWhole(name, report);
        Dictionary<string, string> references = [];
        foreach (BodyAssembly assembly in report.Assemblies)
        {
            references.TryAdd(assembly.Name, $"{assembly.Name}@{assembly.Version}");
        }

        if (references.Count < report.Assemblies.Count)
        {
            throw new ImageException(
                $"{name}: found two assemblies of one name, expected different names", "secureboot inspect shows them");
        }

        List<BomPart> parts = [.. report.Assemblies.Select((assembly, i) =>
            MakePart(
                file, header, assembly, i == report.Assemblies.Count - 1 ? "application" : "library", references))];
        parts.AddRange(report.Assemblies
            .SelectMany(assembly => assembly.References)
            .Select(reference => reference.Name)
            .Where(reference => !references.ContainsKey(reference))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(MakeOutside));
        return new BillOfMaterials(MakeSubject(file, report, header, parts), parts, toolVersion);
    }

    private static ReportedHeader RequireWhole(string name, ImageReport report)
    {
        if (report.OwnStructure != VerifyStatus.Ok || report.Header is null)
        {
            throw new ImageException($"{name}: found no image: {StatusText.Of(report.OwnStructure)}");
        }

        if (report.DigestMatches != true)
        {
            VerifyStatus digest = report.DigestMatches is null
                ? VerifyStatus.MissingDigest
                : VerifyStatus.DigestMismatch;
            throw new ImageException($"{name}: {StatusText.Of(digest)}");
        }

        return report.Body == BodyStatus.Ok
            ? report.Header
            : throw new ImageException($"{name}: the body cannot be listed: {StatusText.Of(report.Body)}");
    }

    private static BomPart MakePart(
        byte[] file, ReportedHeader header, BodyAssembly assembly, string kind, Dictionary<string, string> references)
    {
        ReadOnlySpan<byte> bytes = file.AsSpan(header.HeaderSize + assembly.Offset, assembly.Size);
        return new BomPart(kind, references[assembly.Name], assembly.Name, assembly.Version.ToString())
        {
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Properties = [("size", Text(assembly.Size))],
            Needs = [.. assembly.References
                .Select(reference => reference.Name)
                .Distinct()
                .Select(reference => references.GetValueOrDefault(reference, Outside(reference)))],
        };
    }

    // A library of the device's deployment: the image names the library without a version.
    private static BomPart MakeOutside(string name)
    {
        return new BomPart("library", Outside(name), name, null) { Properties = [("providedBy", "device")] };
    }

    private static string Outside(string name)
    {
        return "device:" + name;
    }

    private static BomPart MakeSubject(byte[] file, ImageReport report, ReportedHeader header, List<BomPart> parts)
    {
        List<(string, string)> properties = [("digest", report.Digest ?? "")];
        ReportedTlv? counter = report.Tlvs.FirstOrDefault(tlv => tlv.Type == TlvType.SecurityCounter);
        if (counter is not null)
        {
            properties.Add(("securityCounter", Text(BitConverter.ToUInt32(counter.Value.Span))));
        }

        properties.AddRange(report.Signers.Select(signer => ("namedSigner", signer.KeyHash)));
        properties.AddRange(report.Revokes.Select(keyHash => ("revokes", keyHash)));
        return new BomPart("firmware", Image, report.Assemblies[^1].Name, header.Version.ToString())
        {
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)),
            Properties = properties,
            Needs = [.. parts.Take(report.Assemblies.Count).Select(part => part.Reference)],
        };
    }

    private static string Text(uint number)
    {
        return number.ToString(CultureInfo.InvariantCulture);
    }

    private static string Text(int number)
    {
        return number.ToString(CultureInfo.InvariantCulture);
    }
}
