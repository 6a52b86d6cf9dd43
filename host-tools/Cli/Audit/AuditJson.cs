using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Audit;

/// <summary>Writes an audit as JSON (docs/cli.md has the members).</summary>
internal static class AuditJson
{
    internal static byte[] Write(AuditReport report, IReadOnlyList<AuditSite>? unknown, IReadOnlyList<string> gone)
    {
        return JsonOutput.Write(new JsonObject
        {
            ["assemblies"] = JsonOutput.List(report.Assemblies, assembly => new JsonObject
            {
                ["name"] = assembly.Name,
                ["version"] = assembly.Version.ToString(),
                ["methods"] = assembly.Methods,
                ["counts"] = JsonOutput.Members(
                    assembly.Sites.GroupBy(site => site.Kind),
                    kind => AuditSite.NameOf(kind.Key),
                    kind => kind.Count()),
                ["sites"] = JsonOutput.List(assembly.Sites, site => ToJson(site, unknown)),
            }),
            ["natives"] = JsonOutput.List(report.Natives, use => new JsonObject
            {
                ["assembly"] = use.Assembly,
                ["all"] = use.All,
                ["reached"] = use.Reached,
                ["names"] = JsonOutput.List(use.Names),
            }),
            ["missing"] = JsonOutput.List(report.Missing),
            ["gone"] = JsonOutput.List(gone),
        });
    }

    private static JsonObject ToJson(AuditSite site, IReadOnlyList<AuditSite>? unknown)
    {
        JsonObject json = new()
        {
            ["kind"] = site.KindName,
            ["method"] = site.Method,
            ["what"] = site.What,
            ["guard"] = site.Guard,
            ["file"] = site.File,
            ["line"] = site.Line > 0 ? site.Line : null,
        };
        if (unknown is not null)
        {
            json["new"] = unknown.Any(one => ReferenceEquals(one, site));
        }

        return json;
    }
}
