using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;

namespace SecureBoot.Analyzers.Rules;

/// <summary>Finalizers, Thread.Abort, Suspend and Resume.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Sb3008Lifetime : KnowledgeRule
{
    /// <summary>The rule.</summary>
    public Sb3008Lifetime()
        : base(Table.Lifetime)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, Knowledge knowledge)
    {
        context.RegisterSyntaxNodeAction(AnalyzeFinalizer, SyntaxKind.DestructorDeclaration);
        context.RegisterOperationAction(AnalyzeCall, OperationKind.Invocation);
    }

    private static void AnalyzeFinalizer(SyntaxNodeAnalysisContext context)
    {
        if (IsSafetyNet((DestructorDeclarationSyntax)context.Node))
        {
            return;
        }

        const string Why = "A finalizer runs only when no thread is ready, perhaps never: implement IDisposable and call Dispose";
        context.ReportDiagnostic(Diagnostic.Create(Table.Lifetime, context.Node.GetLocation(), Why));
    }

    // The usual last resort of a disposable class.
    private static bool IsSafetyNet(DestructorDeclarationSyntax finalizer)
    {
        SyntaxNode? only = finalizer.Body is { Statements.Count: 1 } body ? body.Statements[0] : finalizer.ExpressionBody;
        return only?.DescendantNodes().OfType<InvocationExpressionSyntax>().FirstOrDefault()?.Expression is IdentifierNameSyntax { Identifier.ValueText: "Dispose" };
    }

    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        IMethodSymbol method = ((IInvocationOperation)context.Operation).TargetMethod;
        if (method.ContainingType.ToDisplayString() != "System.Threading.Thread")
        {
            return;
        }

        string? why = method.Name switch
        {
            "Abort" => "Abort ends the thread at any instruction, in the middle of a write, and is swallowed by a catch: set a flag that the thread looks at",
            "Suspend" or "Resume" => "'" + method.Name + "' stops the thread with its locks held: use an AutoResetEvent",
            _ => null,
        };
        if (why is not null)
        {
            context.Report(Table.Lifetime, context.Operation, why);
        }
    }
}
