using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer;

namespace SecureBoot.Cli.Audit;

/// <summary>Prints an audit for people.</summary>
internal sealed class AuditText(Terminal terminal)
{
    private readonly Terminal _terminal = terminal;

    /// <summary>Prints the counts and the sites: the native methods by their names, other sites one in each line; with
    /// a baseline only the sites that are missing from it.</summary>
    internal void Write(AuditReport report, IReadOnlyList<AuditSite>? unknown)
    {
        foreach (AuditedAssembly assembly in report.Assemblies)
        {
            Write(assembly, unknown);
        }

        foreach (NativeUse natives in report.Natives)
        {
            _terminal.Answer(
                "natives",
                $"{Printable.Escape(natives.Assembly)}, {Text(natives.Reached)} of {Text(natives.All)} reached");
        }
    }

    /// <summary>The place of a site: file and line, or the assembly without symbols.</summary>
    internal static string Place(AuditSite site) =>
        site.File is null ? site.Assembly + ".pe" : $"{FileOf(site.File)}:{Text(site.Line)}";

    /// <summary>A source file as seen from here: the compiler may have written another folder in front of it.</summary>
    internal static string FileOf(string file)
    {
        for (int slash = 0; slash >= 0 && slash < file.Length; slash = file.IndexOf('/', slash + 1))
        {
            string end = file[(file[slash] == '/' ? slash + 1 : slash)..];
            if (end.Length > 0 && File.Exists(end))
            {
                return end;
            }
        }

        string relative = Path.IsPathFullyQualified(file)
            ? Path.GetRelativePath(Directory.GetCurrentDirectory(), file)
            : file;
        return relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
    }

    /// <summary>The kind of a site, and its bound.</summary>
    internal static string Describe(AuditSite site)
    {
        string guard = !site.IsBoundable ? "" : site.Guard is null ? "; no guard found" : $"; guard: {site.Guard}";
        return $"{site.What}, in {site.Method}{guard}";
    }

    /// <summary>The number of sites of each kind, and the number of those without a guard.</summary>
    internal static string Counts(IReadOnlyList<AuditSite> sites)
    {
        IEnumerable<string> kinds = sites
            .GroupBy(site => site.Kind)
            .Select(kind => $"{AuditSite.NameOf(kind.Key)} {Text(kind.Count())}{Unguarded(kind)}");
        return sites.Count == 0 ? "no sites" : string.Join(", ", kinds);
    }

    private static string Unguarded(IEnumerable<AuditSite> sites)
    {
        int count = sites.Count(site => site.IsBoundable && site.Guard is null);
        return count == 0 ? "" : $" ({Text(count)} without a guard)";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Write(AuditedAssembly assembly, IReadOnlyList<AuditSite>? unknown)
    {
        string lines = assembly.HasLines ? "" : ", no symbols";
        _terminal.Answer(
            "assembly",
            $"{Printable.Escape(assembly.Name)} {assembly.Version}, "
                + $"{Text(assembly.Methods)} methods{lines}: {Counts(assembly.Sites)}");
        IReadOnlyList<AuditSite> sites = unknown is null
            ? assembly.Sites
            : [.. assembly.Sites.Where(site => unknown.Any(one => ReferenceEquals(one, site)))];
        if (unknown is null)
        {
            IEnumerable<string> natives = sites
                .Where(site => site.Kind == SiteKind.Native)
                .GroupBy(site => site.What)
                .Select(same => $"{Printable.Escape(same.Key)} {Text(same.Count())}");
            Array.ForEach([.. natives.Order(StringComparer.Ordinal)], native => _terminal.Answer("  native", native));
        }

        foreach (AuditSite site in sites.Where(site => unknown is not null || site.Kind != SiteKind.Native))
        {
            _terminal.Answer(
                $"  {Printable.Escape(Place(site))}",
                Printable.Escape($"{(unknown is null ? "" : "new ")}{site.KindName}, {Describe(site)}"));
        }
    }
}
