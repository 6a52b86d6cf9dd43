using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace SecureBoot.AnalyzerFixes;

/// <summary>SB1002: the branch that holds a lease closes it at its end.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class LeaseLeftFix() : Fix("Close the lease at the end of the branch", "SB1002")
{
    // 'if (p.TryRent(8, out X lease) == Ok) { ... }' whose body neither closes the lease nor leaves.
    private protected override (SyntaxNode Old, SyntaxNode New)? Correct(SyntaxNode at)
    {
        bool isPlain =
            at.FirstAncestorOrSelf<InvocationExpressionSyntax>() is
            {
                Expression: MemberAccessExpressionSyntax,
                Parent: BinaryExpressionSyntax { Parent: IfStatementSyntax { Statement: BlockSyntax } } test
            }
            && test.IsKind(SyntaxKind.EqualsExpression);
        if (!isPlain)
        {
            return null;
        }

        InvocationExpressionSyntax call = at.FirstAncestorOrSelf<InvocationExpressionSyntax>()!;
        MemberAccessExpressionSyntax member = (MemberAccessExpressionSyntax)call.Expression;
        BlockSyntax body = (BlockSyntax)((IfStatementSyntax)call.Parent!.Parent!).Statement;
        string? lease = call.ArgumentList.Arguments.Select(one =>
            (one.Expression as DeclarationExpressionSyntax)?.Designation)
            .OfType<SingleVariableDesignationSyntax>().FirstOrDefault()?.Identifier.ValueText;
        string? closer = member.Name.Identifier.ValueText switch
        {
            "TryRent" => "Abandon",
            "TryTake" => "Release",
            _ => null,
        };
        bool leaves = body
            .DescendantNodes()
            .Any(node =>
                node is ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax
                    or ContinueStatementSyntax);
        bool closes = body
            .DescendantNodes()
            .OfType<MemberAccessExpressionSyntax>()
            .Any(name => name.Name.Identifier.ValueText is "Abandon" or "Commit" or "Release");
        if (lease is null || closer is null || leaves || closes)
        {
            return null;
        }

        StatementSyntax close = SyntaxFactory.ParseStatement("_ = " + member.Expression.WithoutTrivia() + "." + closer
            + "(" + lease + ");")
            .WithLeadingTrivia(SyntaxFactory.ElasticMarker)
            .WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);
        return (body, body.AddStatements(close));
    }
}
