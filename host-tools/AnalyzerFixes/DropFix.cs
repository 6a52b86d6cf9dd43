using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureBoot.AnalyzerFixes;

/// <summary>SB1010, SB1011: '_ =' before a call marks its status as unimportant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class DropFix() : Fix("Say that the status does not matter: _ =", "SB1010", "SB1011")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Correct(SyntaxNode at)
    {
        if (at.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
        {
            return null;
        }

        ExpressionSyntax discard = SyntaxFactory.AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxFactory.IdentifierName("_").WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space),
            call.WithoutLeadingTrivia());
        return (call, discard.WithLeadingTrivia(call.GetLeadingTrivia()));
    }
}
