using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using SecureBoot.Signer.Files;

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
        return JsonOutput.Write(new JsonObject
        {
            ["$schema"] = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "secureboot audit",
                        ["version"] = version,
                        ["rules"] = JsonOutput.List(s_rules, rule => new JsonObject
                        {
                            ["id"] = AuditSite.NameOf(rule.Kind),
                            ["shortDescription"] = Text(rule.Text),
                        }),
                    },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = JsonOutput.List(report.Sites, site => Result(site, unknown)),
            }),
        });
    }

    private static JsonObject Result(AuditSite site, IReadOnlyList<AuditSite>? unknown)
    {
        JsonObject location = [];
        if (site.File is not null)
        {
            location["physicalLocation"] = Place(site.File, site.Line);
        }

        location["logicalLocations"] = new JsonArray(new JsonObject
        {
            ["fullyQualifiedName"] = $"{site.Assembly}!{site.Method}",
            ["kind"] = site.Kind == SiteKind.Static ? "type" : "member",
        });
        JsonObject result = new()
        {
            ["ruleId"] = site.KindName,
            ["ruleIndex"] = Array.FindIndex(s_rules, rule => rule.Kind == site.Kind),
            ["level"] = site.IsBoundable && site.Guard is null ? "warning" : "note",
            ["message"] = Text(AuditText.Describe(site)),
            ["locations"] = new JsonArray(location),
            ["partialFingerprints"] = new JsonObject { ["site/v1"] = site.Key },
        };
        if (unknown is not null)
        {
            result["baselineState"] = unknown.Any(one => ReferenceEquals(one, site)) ? "new" : "unchanged";
        }

        return result;
    }

    private static JsonObject Place(string source, int line)
    {
        string file = AuditText.FileOf(source);
        string uri = Path.IsPathFullyQualified(file)
            ? new Uri(file).AbsoluteUri
            : string.Join('/', file.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
        return new JsonObject
        {
            ["artifactLocation"] = new JsonObject { ["uri"] = uri },
            ["region"] = new JsonObject { ["startLine"] = line },
        };
    }

    private static JsonObject Text(string text) => new() { ["text"] = text };
}
