using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureBoot.AnalyzerFixes;

/// <summary>SB3001: the device calculates unchecked in any case.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class CheckedFix() : Fix("Say what the device does: unchecked", "SB3001")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Correct(SyntaxNode at)
    {
        SyntaxToken keyword = SyntaxFactory.Token(SyntaxKind.UncheckedKeyword);
        return at.FirstAncestorOrSelf<SyntaxNode>(node =>
            node is CheckedExpressionSyntax or CheckedStatementSyntax) switch
        {
            CheckedExpressionSyntax expression => (expression, SyntaxFactory.CheckedExpression(
                SyntaxKind.UncheckedExpression,
                keyword.WithTriviaFrom(expression.Keyword),
                expression.OpenParenToken,
                expression.Expression,
                expression.CloseParenToken)),
            CheckedStatementSyntax statement => (statement, SyntaxFactory.CheckedStatement(
                SyntaxKind.UncheckedStatement,
                keyword.WithTriviaFrom(statement.Keyword),
                statement.Block)),
            _ => null,
        };
    }
}
