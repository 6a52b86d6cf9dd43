using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureBoot.Analyzers.Annotations;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A rule about single operations or nodes, with what is annotated at hand.</summary>
public abstract class KnowledgeRule : DiagnosticAnalyzer
{
    private protected KnowledgeRule(params DiagnosticDescriptor[] rules)
    {
        SupportedDiagnostics = [.. rules];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start => Register(start, KnowledgeCache.Of(start.Compilation, start.Options)));
    }

    private protected abstract void Register(CompilationStartAnalysisContext context, Knowledge knowledge);
}
