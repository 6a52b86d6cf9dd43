using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SecureBoot.Signer.Sbom;

/// <summary>A bill of materials in CycloneDX 1.6 JSON (https://cyclonedx.org/docs/1.6/json/). The same parts give the
/// same bytes.</summary>
/// <param name="Subject">The part that the bill describes.</param>
/// <param name="Parts">The parts of the subject.</param>
/// <param name="ToolVersion">The version of this tool.</param>
public sealed record BillOfMaterials(BomPart Subject, IReadOnlyList<BomPart> Parts, string ToolVersion)
{
    private static readonly JsonWriterOptions s_layout = new() { Indented = true, NewLine = "\n" };

    /// <summary>The bill's text; the time stands in it only if it is given.</summary>
    public byte[] Write(string? timestamp)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, s_layout))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
            json.WriteString("bomFormat", "CycloneDX");
            json.WriteString("specVersion", "1.6");
            json.WriteString("serialNumber", "urn:uuid:" + MakeSerial());
            json.WriteNumber("version", 1);
            WriteMetadata(json, timestamp);
            json.WriteStartArray("components");
            foreach (BomPart part in Parts)
            {
                WritePart(json, part);
            }

            json.WriteEndArray();
            WriteDependencies(json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    // A UUID of the version that is one's own to make (RFC 9562, section 5.8), of the bytes of all parts.
    private string MakeSerial()
    {
        string text = string.Join('\n', Parts.Prepend(Subject).Select(part => $"{part.Reference} {part.Sha256}"));
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString("D");
    }

    private void WriteMetadata(Utf8JsonWriter json, string? timestamp)
    {
        json.WriteStartObject("metadata");
        if (timestamp is not null)
        {
            json.WriteString("timestamp", timestamp);
        }

        json.WriteStartObject("tools");
        json.WriteStartArray("components");
        WritePart(json, new BomPart("application", "tool", "secureboot", ToolVersion));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WritePropertyName("component");
        WritePart(json, Subject);
        json.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter json, BomPart part)
    {
        json.WriteStartObject();
        json.WriteString("type", part.Kind);
        json.WriteString("bom-ref", part.Reference);
        json.WriteString("name", part.Name);
        WriteIfThere(json, "version", part.Version);
        if (part.Sha256 is not null)
        {
            json.WriteStartArray("hashes");
            json.WriteStartObject();
            json.WriteString("alg", "SHA-256");
            json.WriteString("content", part.Sha256);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        WriteIfThere(json, "purl", part.PackageUrl);
        WriteProperties(json, part);
        json.WriteEndObject();
    }

    private static void WriteIfThere(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteProperties(Utf8JsonWriter json, BomPart part)
    {
        if (part.Properties.Count == 0)
        {
            return;
        }

        json.WriteStartArray("properties");
        foreach ((string name, string value) in part.Properties)
        {
            json.WriteStartObject();
            json.WriteString("name", "secureboot:" + name);
            json.WriteString("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteDependencies(Utf8JsonWriter json)
    {
        json.WriteStartArray("dependencies");
        foreach (BomPart part in Parts.Prepend(Subject))
        {
            json.WriteStartObject();
            json.WriteString("ref", part.Reference);
            json.WriteStartArray("dependsOn");
            foreach (string reference in part.Needs)
            {
                json.WriteStringValue(reference);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
