using System.Collections.Generic;
using System.Linq;
using SecureBoot.Cli.Html;

namespace SecureBoot.Cli.Audit;

/// <summary>The page of an audit: a table of sites for each assembly.</summary>
internal static class AuditPage
{
    internal static byte[] Write(AuditReport report, IReadOnlyList<AuditSite>? unknown)
    {
        HtmlPage page = new("Audit of " + string.Join(", ", report.Assemblies.Select(assembly => assembly.Name)));
        List<(string, string)> facts = [.. report.Natives.Select(use =>
            ($"natives of {use.Assembly}", $"{use.Reached} of {use.All} reached"))];
        if (unknown is not null)
        {
            facts.Add(("not in the baseline", $"{unknown.Count}"));
        }

        page.Facts([.. facts]);
        foreach (AuditedAssembly assembly in report.Assemblies)
        {
            Write(page, assembly, unknown);
        }

        return page.ToBytes();
    }

    private static void Write(HtmlPage page, AuditedAssembly assembly, IReadOnlyList<AuditSite>? unknown)
    {
        page.Element("h2", $"{assembly.Name} {assembly.Version}");
        page.Element("p", AuditText.Counts(assembly.Sites));
        foreach (IGrouping<SiteKind, AuditSite> kind in assembly.Sites.GroupBy(site => site.Kind))
        {
            page.Raw(
                $"<details{(kind.Key == SiteKind.Native ? "" : " open")}>\n<summary>{AuditSite.NameOf(kind.Key)}, "
                    + $"{kind.Count()}</summary>\n<table>\n<tr><th>site</th><th>guard</th></tr>\n");
            foreach (AuditSite site in kind)
            {
                bool isNew = unknown?.Any(one => ReferenceEquals(one, site)) ?? false;
                string guard = !site.IsBoundable ? "" : site.Guard ?? "none found";
                string place = $"{AuditText.Place(site)}, {site.Method}{(isNew ? ", not in the baseline" : "")}";
                page.Raw($"<tr class=\"part\"><td class=\"name "
                    + $"{ClassOf(site, isNew)}\">{HtmlPage.Escape(site.What)}<small>"
                    + $"{HtmlPage.Escape(place)}</small></td><td>{HtmlPage.Escape(guard)}</td></tr>\n");
            }

            page.Raw("</table>\n</details>\n");
        }
    }

    private static string ClassOf(AuditSite site, bool isNew) =>
        isNew ? "bad" : !site.IsBoundable ? "plain" : site.Guard is null ? "trial" : "good";
}
