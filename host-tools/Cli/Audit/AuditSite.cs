namespace SecureBoot.Cli.Audit;

/// <summary>A place of an assembly for a review.</summary>
/// <param name="Kind">The kind of the site.</param>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="Method">The method, as Type.Name; for a field its type.</param>
/// <param name="What">The operation at the site.</param>
/// <param name="Guard">The bound of the operation; null where no bound was found, or no bound is needed.</param>
/// <param name="File">The source file as the compiler names it; null without symbols.</param>
/// <param name="Line">The line from 1, or 0.</param>
internal sealed record AuditSite(
    SiteKind Kind, string Assembly, string Method, string What, string? Guard, string? File, int Line)
{
    /// <summary>Whether a site of its kind has a bound.</summary>
    internal bool IsBoundable => Kind is SiteKind.Range or SiteKind.Array or SiteKind.Allocation;

    /// <summary>The site in a baseline: without the line, which moves.</summary>
    internal string Key => $"{KindName} {Assembly} {Method}: {What}";

    /// <summary>The written form of the kind.</summary>
    internal string KindName => NameOf(Kind);

    /// <summary>The written form of a kind.</summary>
    internal static string NameOf(SiteKind kind) => kind switch
    {
        SiteKind.Native => "native",
        SiteKind.Range => "range",
        SiteKind.Array => "array",
        SiteKind.Catch => "catch",
        SiteKind.Thread => "thread",
        SiteKind.Static => "static",
        SiteKind.Reflection => "reflection",
        _ => "allocation",
    };
}
