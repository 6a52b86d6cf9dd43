using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureBoot.Analyzers.Annotations;

namespace SecureBoot.Analyzers.Rules;

/// <summary>checked and OverflowException: nanoCLR does not check (CWE-190).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Sb3001Checked : KnowledgeRule
{
    /// <summary>The rule.</summary>
    public Sb3001Checked()
        : base(Table.Checked)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, Knowledge knowledge)
    {
        context.RegisterSyntaxNodeAction(AnalyzeChecked, SyntaxKind.CheckedExpression, SyntaxKind.CheckedStatement);
        context.RegisterSyntaxNodeAction(AnalyzeName, SyntaxKind.IdentifierName);
    }

    private static void AnalyzeChecked(SyntaxNodeAnalysisContext context)
    {
        Report(context, context.Node.GetFirstToken().GetLocation(), "'checked' checks nothing on the device");
    }

    private static void AnalyzeName(SyntaxNodeAnalysisContext context)
    {
        if (context.Node is IdentifierNameSyntax { Identifier.ValueText: "OverflowException" } && context.Node.Parent is not CatchDeclarationSyntax)
        {
            Report(context, context.Node.GetLocation(), "The device has no OverflowException");
        }
    }

    private static void Report(SyntaxNodeAnalysisContext context, Location at, string what)
    {
        context.ReportDiagnostic(Diagnostic.Create(Table.Checked, at, what));
    }
}
