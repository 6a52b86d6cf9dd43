using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureBoot.Analyzers.Rules;

namespace SecureBoot.Analyzers;

/// <summary>Visits each file once, for all rules about the text of the source.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SyntaxAnalyzer : DiagnosticAnalyzer
{
    private static readonly SyntaxRule[] s_rules =
        [new Sb3001Checked(), new Sb3005DeadType(), new Sb3008Finalizer(), new Sb3009Refused()];
    private static readonly Dictionary<SyntaxKind, SyntaxRule> s_byKind = s_rules.SelectMany(rule =>
        rule.Kinds.Select(kind => (kind, rule)))
        .ToDictionary(one => one.kind, one => one.rule);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. s_rules.Select(rule =>
        rule.Descriptor)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSemanticModelAction(Analyze);
    }

    private static void Analyze(SemanticModelAnalysisContext context)
    {
        foreach (SyntaxNode node in context.SemanticModel.SyntaxTree
            .GetRoot(context.CancellationToken)
            .DescendantNodes())
        {
            if (s_byKind.TryGetValue(node.Kind(), out SyntaxRule? rule))
            {
                rule.Analyze(node, context);
            }
        }
    }
}
