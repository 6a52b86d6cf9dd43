using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.PeFormat;

namespace SecureBoot.Cli.Audit;

/// <summary>The findings of an audit.</summary>
internal sealed class AuditReport
{
    private AuditReport(
        IReadOnlyList<AuditedAssembly> assemblies, IReadOnlyList<NativeUse> natives, IReadOnlyList<string> missing)
    {
        Assemblies = assemblies;
        Natives = natives;
        Missing = missing;
    }

    /// <summary>The assemblies with their sites.</summary>
    internal IReadOnlyList<AuditedAssembly> Assemblies { get; }

    /// <summary>The native methods of all assemblies that were there.</summary>
    internal IReadOnlyList<NativeUse> Natives { get; }

    /// <summary>The missing references of the assemblies: calls in them are unknown.</summary>
    internal IReadOnlyList<string> Missing { get; }

    /// <summary>All sites.</summary>
    internal IEnumerable<AuditSite> Sites => Assemblies.SelectMany(assembly => assembly.Sites);

    /// <summary>Audits assemblies.</summary>
    internal static AuditReport Of(AuditInput input)
    {
        return new AuditReport(
            [.. input.Assemblies.Select(Of)], NativeReach.Of(input.Linker, input.Assemblies), input.Linker.Problems);
    }

    private static AuditedAssembly Of(AuditedFile assembly)
    {
        PeFile file = assembly.File;
        List<MethodFacts> methods = [.. Enumerable
            .Range(0, file.MethodDefs.Length)
            .Where(row => file.MethodDefs[row].Rva != PeFile.None)
            .Select(row => new MethodFacts(assembly, row))];
        IEnumerable<AuditSite> sites = methods
            .SelectMany(method => new SiteFinder(method).Find())
            .Concat(StaticFinder.Find(assembly, methods));
        return new AuditedAssembly(
            file.Name,
            file.Version,
            methods.Count,
            assembly.Symbols is not null,
            [.. sites
                .OrderBy(site => site.Kind)
                .ThenBy(site => site.File, StringComparer.Ordinal)
                .ThenBy(site => site.Line)]);
    }
}

/// <summary>An audited assembly.</summary>
/// <param name="Name">The name.</param>
/// <param name="Version">The version, four parts.</param>
/// <param name="Methods">The number of methods with a body.</param>
/// <param name="HasLines">Whether its symbols were there.</param>
/// <param name="Sites">The sites by kind, file and line.</param>
internal sealed record AuditedAssembly(
    string Name, Version Version, int Methods, bool HasLines, IReadOnlyList<AuditSite> Sites);
