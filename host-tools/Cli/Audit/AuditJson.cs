using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SecureBoot.Cli.Shell;

namespace SecureBoot.Cli.Audit;

/// <summary>Writes an audit as JSON (docs/cli.md has the members).</summary>
internal static class AuditJson
{
    internal static byte[] Write(AuditReport report, IReadOnlyList<AuditSite>? unknown, IReadOnlyList<string> gone)
    {
        return JsonText.Write(json =>
        {
            json.WriteStartArray("assemblies");
            foreach (AuditedAssembly assembly in report.Assemblies)
            {
                Write(json, assembly, unknown);
            }

            json.WriteEndArray();
            Write(json, report.Natives);
            Write(json, "missing", report.Missing);
            Write(json, "gone", gone);
        });
    }

    private static void Write(Utf8JsonWriter json, AuditedAssembly assembly, IReadOnlyList<AuditSite>? unknown)
    {
        json.WriteStartObject();
        json.WriteString("name", assembly.Name);
        json.WriteString("version", assembly.Version.ToString());
        json.WriteNumber("methods", assembly.Methods);
        json.WriteStartObject("counts");
        foreach (IGrouping<SiteKind, AuditSite> kind in assembly.Sites.GroupBy(site => site.Kind))
        {
            json.WriteNumber(AuditSite.NameOf(kind.Key), kind.Count());
        }

        json.WriteEndObject();
        json.WriteStartArray("sites");
        foreach (AuditSite site in assembly.Sites)
        {
            Write(json, site, unknown);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AuditSite site, IReadOnlyList<AuditSite>? unknown)
    {
        json.WriteStartObject();
        json.WriteString("kind", site.KindName);
        json.WriteString("method", site.Method);
        json.WriteString("what", site.What);
        json.WriteString("guard", site.Guard);
        json.WriteString("file", site.File);
        if (site.Line > 0)
        {
            json.WriteNumber("line", site.Line);
        }
        else
        {
            json.WriteNull("line");
        }

        if (unknown is not null)
        {
            json.WriteBoolean("new", unknown.Any(one => ReferenceEquals(one, site)));
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<NativeUse> natives)
    {
        json.WriteStartArray("natives");
        foreach (NativeUse use in natives)
        {
            json.WriteStartObject();
            json.WriteString("assembly", use.Assembly);
            json.WriteNumber("all", use.All);
            json.WriteNumber("reached", use.Reached);
            Write(json, "names", use.Names);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
