using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SecureBoot.Signer.Files;

namespace SecureBoot.Signer.Sbom;

/// <summary>A bill of materials in CycloneDX 1.6 JSON (https://cyclonedx.org/docs/1.6/json/). The same parts give the
/// same bytes.</summary>
/// <param name="Subject">The part that the bill describes.</param>
/// <param name="Parts">The parts of the subject.</param>
/// <param name="ToolVersion">The version of this tool.</param>
public sealed record BillOfMaterials(BomPart Subject, IReadOnlyList<BomPart> Parts, string ToolVersion)
{
    /// <summary>The bill's text, with the time only if it is given.</summary>
    public byte[] Write(string? timestamp)
    {
        JsonObject metadata = [];
        AddIfThere(metadata, "timestamp", timestamp);
        metadata["tools"] = new JsonObject
        {
            ["components"] = new JsonArray(ToJson(new BomPart("application", "tool", "secureboot", ToolVersion))),
        };
        metadata["component"] = ToJson(Subject);
        return JsonOutput.Write(new JsonObject
        {
            ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["serialNumber"] = "urn:uuid:" + MakeSerial(),
            ["version"] = 1,
            ["metadata"] = metadata,
            ["components"] = JsonOutput.List(Parts, ToJson),
            ["dependencies"] = JsonOutput.List(Parts.Prepend(Subject), part => new JsonObject
            {
                ["ref"] = part.Reference,
                ["dependsOn"] = JsonOutput.List(part.Needs),
            }),
        });
    }

    // A UUID of version 8, whose content is free (RFC 9562, section 5.8), from the bytes of all parts.
    private string MakeSerial()
    {
        string text = string.Join('\n', Parts.Prepend(Subject).Select(part => $"{part.Reference} {part.Sha256}"));
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString("D");
    }

    private static JsonObject ToJson(BomPart part)
    {
        JsonObject json = new()
        {
            ["type"] = part.Kind,
            ["bom-ref"] = part.Reference,
            ["name"] = part.Name,
        };
        AddIfThere(json, "version", part.Version);
        if (part.Sha256 is not null)
        {
            json["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-256", ["content"] = part.Sha256 });
        }

        AddIfThere(json, "purl", part.PackageUrl);
        if (part.Properties.Count > 0)
        {
            json["properties"] = JsonOutput.List(part.Properties, property => new JsonObject
            {
                ["name"] = "secureboot:" + property.Name,
                ["value"] = property.Value,
            });
        }

        return json;
    }

    private static void AddIfThere(JsonObject json, string name, string? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
