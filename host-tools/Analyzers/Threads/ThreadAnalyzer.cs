using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureBoot.Analyzers.Annotations;
using SecureBoot.Analyzers.Rules;

namespace SecureBoot.Analyzers.Threads;

/// <summary>Compares what the threads of each type do with its fields: SB1101, SB1102 and SB1110.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThreadAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Table.Race, Table.SharedEnd, Table.CheckThenUse];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolStartAction(
            type =>
            {
                if (type.Symbol.ContainingType is not null)
                {
                    return;
                }

                Knowledge knowledge = KnowledgeCache.Of(type.Compilation, type.Options);
                ConcurrentQueue<Body> bodies = new();
                type.RegisterOperationBlockAction(block => Read(block, bodies));
                type.RegisterSymbolEndAction(end => Compare(end, bodies, knowledge));
            },
            SymbolKind.NamedType);
    }

    private static void Read(OperationBlockAnalysisContext context, ConcurrentQueue<Body> bodies)
    {
        if (context.OwningSymbol is IMethodSymbol method)
        {
            foreach (Body body in Collector.Read(method, context.OperationBlocks))
            {
                bodies.Enqueue(body);
            }
        }
    }

    private static void Compare(SymbolAnalysisContext context, ConcurrentQueue<Body> queue, Knowledge knowledge)
    {
        List<Body> bodies = [.. queue.OrderBy(body => body.Method.ToDisplayString(), System.StringComparer.Ordinal)];
        if (bodies.All(body => body.Entries.Count == 0))
        {
            return;
        }

        Comparison comparison = new(context, knowledge);
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
