using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SecureBoot.Analyzers.Rules;

/// <summary>Finalizers.</summary>
internal sealed class Sb3008Finalizer() : SyntaxRule(Table.Lifetime, SyntaxKind.DestructorDeclaration)
{
    internal override void Analyze(SyntaxNode node, SemanticModelAnalysisContext context)
    {
        if (IsSafetyNet((DestructorDeclarationSyntax)node))
        {
            return;
        }

        const string Why =
            "A finalizer runs only when no thread is ready, perhaps never: implement IDisposable and call Dispose";
        Report(context, node.GetLocation(), Why);
    }

    // The usual last resort of a disposable class.
    private static bool IsSafetyNet(DestructorDeclarationSyntax finalizer)
    {
        SyntaxNode? only = finalizer.Body is { Statements.Count: 1 } body
            ? body.Statements[0]
            : finalizer.ExpressionBody;
        return only?.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .FirstOrDefault()?.Expression is IdentifierNameSyntax { Identifier.ValueText: "Dispose" };
    }
}
