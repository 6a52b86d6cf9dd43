using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using SecureBoot.Cli.Shell;
using SecureBoot.Image;
using SecureBoot.PeFormat;
using SecureBoot.Signer.ImageBodies;
using SecureBoot.Signer.Images;

namespace SecureBoot.Cli.Reports;

/// <summary>Writes an image's report as JSON (docs/cli.md has the members).</summary>
internal static class ReportJson
{
    internal static byte[] Write(ImageReport report)
    {
        return JsonText.Write(json =>
        {
            json.WriteNumber("fileSize", report.FileSize);
            json.WriteString("structure", VerifyStatusNames.Get(report.Structure));
            if (report.Header is not null)
            {
                WriteHeader(json, report.Header);
                WriteTlvs(json, report);
                WriteSigners(json, report);
                WriteBody(json, report);
                json.WriteNumber("trailingBytes", report.TrailingBytes);
                WriteTrailer(json, report.Trailer);
            }

        });
    }

    internal static byte[] Write(IReadOnlyList<BodyAssembly> assemblies)
    {
        return JsonText.Write(json =>
        {
            WriteAssemblies(json, assemblies);
        });
    }

    private static void WriteHeader(Utf8JsonWriter json, ReportedHeader header)
    {
        json.WriteStartObject("header");
        json.WriteString("version", header.Version.ToString());
        json.WriteNumber("headerSize", header.HeaderSize);
        json.WriteNumber("bodySize", header.BodySize);
        json.WriteNumber("protectedSize", header.ProtectedSize);
        json.WriteNumber("loadAddress", header.LoadAddress);
        json.WriteNumber("flags", header.Flags);
        json.WriteStartArray("flagNames");
        foreach (string name in FlagNames.Of(header.Flags))
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTlvs(Utf8JsonWriter json, ImageReport report)
    {
        json.WriteStartArray("tlvs");
        foreach (ReportedTlv tlv in report.Tlvs)
        {
            json.WriteStartObject();
            json.WriteBoolean("protected", tlv.IsProtected);
            json.WriteNumber("type", tlv.Type);
            json.WriteString("name", tlv.TypeName);
            json.WriteNumber("offset", tlv.Offset);
            json.WriteString("value", tlv.Hex);
            json.WriteString("meaning", tlv.Meaning);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSigners(Utf8JsonWriter json, ImageReport report)
    {
        json.WriteString("digestAlgorithm", report.DigestAlgorithm);
        json.WriteString("digest", report.Digest);
        if (report.DigestMatches is bool matches)
        {
            json.WriteBoolean("digestMatches", matches);
        }
        else
        {
            json.WriteNull("digestMatches");
        }

        WriteShort(json, report);
        json.WriteStartArray("namedSigners");
        foreach (ReportedSigner signer in report.Signers)
        {
            json.WriteStartObject();
            json.WriteString("keyHash", signer.KeyHash);
            json.WriteString("signature", TlvNames.Of(signer.SignatureType));
            json.WriteString("knownAs", signer.KnownAs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("revokes");
        foreach (string keyHash in report.Revokes)
        {
            json.WriteStringValue(keyHash);
        }

        json.WriteEndArray();
    }

    private static void WriteTrailer(Utf8JsonWriter json, ImageTrailer? trailer)
    {
        if (trailer is null)
        {
            json.WriteNull("trailer");
            return;
        }

        json.WriteStartObject("trailer");
        json.WriteNumber("offset", trailer.Offset);
        json.WriteNumber("maxAlign", trailer.MaxAlign);
        json.WriteBoolean("imageOk", trailer.IsImageOk);
        json.WriteBoolean("copyDone", trailer.IsCopyDone);
        json.WriteString("swapType", trailer.SwapType);
        json.WriteEndObject();
    }

    private static void WriteShort(Utf8JsonWriter json, ImageReport report)
    {
        if (report.BodyHashMatches is bool matches)
        {
            json.WriteBoolean("bodyHmacMatches", matches);
        }
        else
        {
            json.WriteNull("bodyHmacMatches");
        }

        json.WriteString("shortDigest", report.ShortDigest);
        json.WriteStartArray("namedShortSigners");
        foreach (string keyHash in report.ShortSigners)
        {
            json.WriteStringValue(keyHash);
        }

        json.WriteEndArray();
    }

    private static void WriteBody(Utf8JsonWriter json, ImageReport report)
    {
        json.WriteString("body", report.Body.ToString());
        json.WriteBoolean("loadable", report.IsLoadable);
        json.WriteString("bodyProblem", report.BodyProblem);
        WriteAssemblies(json, report.Assemblies);
    }

    private static void WriteAssemblies(Utf8JsonWriter json, IReadOnlyList<BodyAssembly> assemblies)
    {
        json.WriteStartArray("assemblies");
        foreach (BodyAssembly assembly in assemblies)
        {
            json.WriteStartObject();
            json.WriteString("name", assembly.Name);
            json.WriteString("version", string.Create(CultureInfo.InvariantCulture, $"{assembly.Version}"));
            json.WriteNumber("offset", assembly.Offset);
            json.WriteNumber("size", assembly.Size);
            json.WriteNumber("nativeChecksum", assembly.NativeChecksum);
            json.WriteString("problem", assembly.Problem);
            WriteReferences(json, assembly);
            WriteTables(json, assembly);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteReferences(Utf8JsonWriter json, BodyAssembly assembly)
    {
        json.WriteStartArray("needs");
        foreach (AssemblyReference reference in assembly.References)
        {
            json.WriteStringValue(reference.Name);
        }

        json.WriteEndArray();
        json.WriteStartObject("needsVersions");
        foreach (AssemblyReference reference in assembly.References)
        {
            json.WriteString(reference.Name, string.Create(CultureInfo.InvariantCulture, $"{reference.Version}"));
        }

        json.WriteEndObject();
    }

    private static void WriteTables(Utf8JsonWriter json, BodyAssembly assembly)
    {
        json.WriteStartObject("tables");
        foreach (TableUse table in assembly.Tables)
        {
            json.WriteNumber(table.Table.ToString(), table.Used);
        }

        json.WriteEndObject();
    }
}
