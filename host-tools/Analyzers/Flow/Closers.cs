using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SecureBoot.Analyzers.Annotations;

namespace SecureBoot.Analyzers.Flow;

/// <summary>Whether a method closes a lease that it gets as an argument.</summary>
internal enum CloserKind
{
    /// <summary>The method does not close the lease.</summary>
    None,

    /// <summary>The method closes the lease on some paths.</summary>
    Perhaps,

    /// <summary>The method closes the lease on each path.</summary>
    Always,
}

/// <summary>A method's effect on a lease.</summary>
/// <param name="Kind">Whether the method closes the lease.</param>
/// <param name="IsEnd">Whether the method belongs to an end of a ring, so that the lease must be of that end.</param>
internal readonly record struct Closer(CloserKind Kind, bool IsEnd);

/// <summary>Looks one level into the methods that leases are given to.</summary>
internal static class Closers
{
    internal static Closer Of(IParameterSymbol parameter, Knowledge knowledge)
    {
        bool isEnd = knowledge.Is(parameter.ContainingType, AnnotationKind.SingleThread);
        if (knowledge.Closes(parameter))
        {
            return new Closer(CloserKind.Always, isEnd);
        }

        if (isEnd || parameter.ContainingSymbol is not IMethodSymbol method || method.IsAbstract || method.IsVirtual)
        {
            return new Closer(CloserKind.None, isEnd);
        }

        SyntaxNode? declaration = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        return new Closer(declaration is null ? CloserKind.None : In(declaration, parameter, method, knowledge), false);
    }

    // The search is by names: a semantic model of another file is too expensive for one level.
    private static CloserKind In(
        SyntaxNode declaration, IParameterSymbol parameter, IMethodSymbol method, Knowledge knowledge)
    {
        CloserKind kind = CloserKind.None;
        foreach (InvocationExpressionSyntax call in declaration.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            bool isGiven = call.ArgumentList.Arguments.Any(one =>
                one.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == parameter.Name);
            if (!isGiven || !IsCloser(call, knowledge))
            {
                continue;
            }

            if (IsUnconditional(call, declaration))
            {
                return CloserKind.Always;
            }

            kind = CloserKind.Perhaps;
        }

        return kind;
    }

    private static bool IsCloser(InvocationExpressionSyntax call, Knowledge knowledge)
    {
        string? name = call.Expression switch
        {
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
            IdentifierNameSyntax own => own.Identifier.ValueText,
            _ => null,
        };
        return name is not null && knowledge.IsCloserName(name);
    }

    private static bool IsUnconditional(SyntaxNode call, SyntaxNode declaration)
    {
        for (SyntaxNode? node = call.Parent; node is not null && node != declaration; node = node.Parent)
        {
            bool isPlain = node is ExpressionStatementSyntax or BlockSyntax or ReturnStatementSyntax
                or AssignmentExpressionSyntax
                or EqualsValueClauseSyntax or VariableDeclaratorSyntax or VariableDeclarationSyntax
                    or LocalDeclarationStatementSyntax
                or ArrowExpressionClauseSyntax or ArgumentSyntax or ArgumentListSyntax or InvocationExpressionSyntax
                || (node.IsKind(SyntaxKind.EqualsExpression) || node.IsKind(SyntaxKind.NotEqualsExpression))
                || (node is IfStatementSyntax test && test.Condition.Contains(call));
            if (!isPlain)
            {
                return false;
            }
        }

        // A return before the closing call may skip the call.
        return !declaration
            .DescendantNodes()
            .Any(node =>
                node is ReturnStatementSyntax or ThrowStatementSyntax
                    && node.SpanStart < call.SpanStart
                    && !node.Contains(call));
    }
}
