using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureBoot.Analyzers.Annotations;
using SecureBoot.Analyzers.Rules;
using SecureBoot.Analyzers.Threads;

namespace SecureBoot.Analyzers.Passes;

/// <summary>Compares the accesses of a type's threads to its fields: SB1101, SB1102 and SB1110.</summary>
internal sealed class ThreadPass
{
    private readonly ConcurrentQueue<(IMethodSymbol Method, IOperation Block)> _blocks = new();
    private volatile bool _isConcerned;

    /// <summary>The rules that it asks.</summary>
    internal static ImmutableArray<DiagnosticDescriptor> Rules { get; } =
        [Table.Race, Table.SharedEnd, Table.CheckThenUse];

    /// <summary>Takes a block of the type; <paramref name="sets"/> is true if the block starts a thread, a timer or a
    /// handler.</summary>
    internal void Add(ISymbol owner, IOperation block, bool sets)
    {
        if (owner is IMethodSymbol method)
        {
            _blocks.Enqueue((method, block));
            _isConcerned |= sets;
        }
    }

    internal void Compare(SymbolAnalysisContext context, Knowledge knowledge)
    {
        if (!_isConcerned)
        {
            return;
        }

        List<Body> bodies = [.. _blocks.GroupBy(one => one.Method, SymbolEqualityComparer.Default)
            .SelectMany(one => Collector.Read((IMethodSymbol)one.Key!, one.Select(two => two.Block)))
            .OrderBy(body => body.Method.ToDisplayString(), System.StringComparer.Ordinal)];
        ThreadComparison comparison = new(context, knowledge);
        List<Root> roots = Roots.Of(bodies);
        for (int i = 0; i < roots.Count; i++)
        {
            for (int j = 0; j < roots.Count; j++)
            {
                if (i != j || roots[i].IsMany)
                {
                    comparison.Compare(roots[i], roots[j]);
                }
            }
        }

        comparison.LateSets(bodies, roots);
    }
}
