using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace SecureBoot.AnalyzerFixes;

/// <summary>SB1004: moves the use of a lease into the branch in which its status is Ok.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class SeenFix() : Fix("Use the lease only where its status is Ok", "SB1004")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Correct(SyntaxNode at)
    {
        if (at.FirstAncestorOrSelf<IdentifierNameSyntax>() is not { } lease
            || at.FirstAncestorOrSelf<BlockSyntax>() is not { } block)
        {
            return null;
        }

        int rent = block.Statements.IndexOf(statement => Gives(statement, lease.Identifier.ValueText) is not null);
        if (rent < 0
            || rent + 1 == block.Statements.Count
            || Gives(block.Statements[rent], lease.Identifier.ValueText) is not { } call)
        {
            return null;
        }

        StatementSyntax[] rest = [.. block.Statements.Skip(rent + 1)];
        ExpressionSyntax ok = SyntaxFactory.ParseExpression("SecureBoot.Sensors.RingStatus.Ok");
        ExpressionSyntax test = SyntaxFactory.BinaryExpression(SyntaxKind.EqualsExpression, call.WithoutTrivia(), ok);
        StatementSyntax branch = SyntaxFactory.IfStatement(test, SyntaxFactory.Block(rest))
            .WithLeadingTrivia(block.Statements[rent].GetLeadingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation);
        return (block, block.WithStatements([.. block.Statements.Take(rent), branch]));
    }

    // 'p.TryRent(8, out X lease);' or '_ = p.TryRent(8, out X lease);', whose status is dropped.
    private static InvocationExpressionSyntax? Gives(StatementSyntax statement, string lease)
    {
        ExpressionSyntax? expression = (statement as ExpressionStatementSyntax)?.Expression;
        if (expression
            is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard)
        {
            expression = discard.Right;
        }

        bool isGiven = expression is InvocationExpressionSyntax call && call.ArgumentList.Arguments.Any(argument =>
            argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword)
            && argument.Expression
                is DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax variable }
            && variable.Identifier.ValueText == lease);
        return isGiven ? (InvocationExpressionSyntax)expression! : null;
    }
}
