using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureBoot.Analyzers.Ranges;

/// <summary>Loops in the source.</summary>
internal static class Loops
{
    /// <summary>Whether an expression alone decides how often a loop runs: nothing in its body leaves it.</summary>
    internal static bool IsCondition(SyntaxNode expression)
    {
        StatementSyntax? body = expression.Parent switch
        {
            ForStatementSyntax loop when loop.Condition == expression => loop.Statement,
            WhileStatementSyntax loop when loop.Condition == expression => loop.Statement,
            DoStatementSyntax loop when loop.Condition == expression => loop.Statement,
            _ => null,
        };
        return body is not null
            && !body
                .DescendantNodes()
                .Any(node =>
                    node is ReturnStatementSyntax or BreakStatementSyntax or ThrowStatementSyntax
                        or GotoStatementSyntax);
    }
}
