using System.Collections.Generic;
using SecureBoot.Emulator.Loader;
using SecureBoot.PeFormat;

namespace SecureBoot.Cli.Audit;

/// <summary>A method of an audited assembly: its instructions, the inputs of each, and the place of its
/// source.</summary>
internal sealed class MethodFacts(AuditedFile assembly, int method)
{
    private readonly IReadOnlyList<SourcePoint> _points = assembly.Symbols?.Points(method) ?? [];

    /// <summary>The assembly.</summary>
    internal AuditedFile Assembly { get; } = assembly;

    /// <summary>The row of MethodDef.</summary>
    internal int Row { get; } = method;

    /// <summary>The instructions and clauses.</summary>
    internal PeMethodBody Body { get; } = PeMethodBody.Read(assembly.File, method);

    /// <summary>Type.Name.</summary>
    internal string Name { get; } = assembly.NameOf(method);

    /// <summary>A site at an instruction.</summary>
    internal AuditSite Site(SiteKind kind, int offset, string what, string? guard = null)
    {
        SourcePoint? point = Point(offset);
        return new AuditSite(kind, Assembly.File.Name, Name, what, guard, point?.File, point?.StartLine ?? 0);
    }

    /// <summary>The source line of an instruction, as "line N"; where there are no symbols, its offset.</summary>
    internal string Place(int offset) => Point(offset) is { } point ? $"line {point.StartLine}" : $"IL 0x{offset:X}";

    private SourcePoint? Point(int offset)
    {
        SourcePoint? found = null;
        foreach (SourcePoint point in _points)
        {
            if (point.Offset > offset)
            {
                break;
            }

            found = point.File is null ? found : point;
        }

        return found;
    }
}
