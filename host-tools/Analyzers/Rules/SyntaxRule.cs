using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A rule about the text of the source.</summary>
internal abstract class SyntaxRule
{
    private protected SyntaxRule(DiagnosticDescriptor descriptor, params SyntaxKind[] kinds)
    {
        Descriptor = descriptor;
        Kinds = kinds;
    }

    /// <summary>The rule's line in the table.</summary>
    internal DiagnosticDescriptor Descriptor { get; }

    /// <summary>The nodes that it wants to see.</summary>
    internal IReadOnlyList<SyntaxKind> Kinds { get; }

    /// <summary>Looks at one of them.</summary>
    internal abstract void Analyze(SyntaxNode node, SemanticModelAnalysisContext context);

    private protected void Report(SemanticModelAnalysisContext context, Location at, string what)
    {
        context.ReportDiagnostic(Diagnostic.Create(Descriptor, at, what));
    }
}
