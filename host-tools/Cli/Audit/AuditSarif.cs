using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using SecureBoot.Cli.Shell;

namespace SecureBoot.Cli.Audit;

/// <summary>Writes an audit as SARIF 2.1.0 (OASIS), for what shows findings beside the source.</summary>
internal static class AuditSarif
{
    private static readonly (SiteKind Kind, string Text)[] s_rules =
    [
        (SiteKind.Native, "a call of a native method"),
        (SiteKind.Range, "a range with a length or an index that is no constant"),
        (SiteKind.Array, "an array whose size is no constant"),
        (SiteKind.Catch, "a catch that throws nothing on"),
        (SiteKind.Thread, "a thread, a timer or a handler of an event"),
        (SiteKind.Static, "a static field that can change"),
        (SiteKind.Reflection, "reflection or the loading of an assembly"),
        (SiteKind.Allocation, "an allocation in a loop"),
    ];

    internal static byte[] Write(AuditReport report, IReadOnlyList<AuditSite>? unknown, string version)
    {
        return JsonText.Write(json =>
        {
            json.WriteString(
                "$schema",
                "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, version);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (AuditSite site in report.Sites)
            {
                Write(json, site, unknown);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
        });
    }

    private static void WriteTool(Utf8JsonWriter json, string version)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "secureboot audit");
        json.WriteString("version", version);
        json.WriteStartArray("rules");
        foreach ((SiteKind kind, string text) in s_rules)
        {
            json.WriteStartObject();
            json.WriteString("id", AuditSite.NameOf(kind));
            WriteText(json, "shortDescription", text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AuditSite site, IReadOnlyList<AuditSite>? unknown)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", site.KindName);
        json.WriteNumber("ruleIndex", Array.FindIndex(s_rules, rule => rule.Kind == site.Kind));
        json.WriteString("level", site.IsBoundable && site.Guard is null ? "warning" : "note");
        WriteText(json, "message", AuditText.Describe(site));
        json.WriteStartArray("locations");
        json.WriteStartObject();
        WritePlace(json, site);
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("fullyQualifiedName", $"{site.Assembly}!{site.Method}");
        json.WriteString("kind", site.Kind == SiteKind.Static ? "type" : "member");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString("site/v1", site.Key);
        json.WriteEndObject();
        if (unknown is not null)
        {
            json.WriteString("baselineState", unknown.Any(one => ReferenceEquals(one, site)) ? "new" : "unchanged");
        }

        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, AuditSite site)
    {
        if (site.File is null)
        {
            return;
        }

        string file = AuditText.FileOf(site.File);
        string uri = Path.IsPathFullyQualified(file)
            ? new Uri(file).AbsoluteUri
            : string.Join('/', file.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", uri);
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", site.Line);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
