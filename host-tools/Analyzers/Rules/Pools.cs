using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureBoot.Analyzers.Rules;

/// <summary>Pools of buffers without an annotation: a collection from which one method of a type takes an array, and to
/// which another method adds its parameter.</summary>
/// <remarks>The search is by names, one level deep, as for closers of leases.</remarks>
internal static class Pools
{
    private static readonly HashSet<string> s_takers = ["Dequeue", "Pop", "Remove", "RemoveAt"];
    private static readonly HashSet<string> s_givers = ["Add", "Enqueue", "Insert", "Push"];

    /// <summary>The field out of which a method hands arrays, or null.</summary>
    internal static string? GivenFrom(IMethodSymbol method)
    {
        if (method.ReturnType.TypeKind != TypeKind.Array || Declaration(method) is not { } declaration)
        {
            return null;
        }

        foreach (SyntaxNode node in declaration.DescendantNodes())
        {
            string? field = node switch
            {
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called }
                    when s_takers.Contains(called.Name.Identifier.ValueText) => NameOf(called.Expression),
                AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax slot } assignment
                    when IsNull(assignment.Right) => NameOf(slot.Expression),
                _ => null,
            };
            if (IsField(method, field))
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>The field into which a method puts the one array that it is given, or null.</summary>
    internal static string? TakenInto(IMethodSymbol method)
    {
        if (method.Parameters.Length != 1
            || method.Parameters[0].Type.TypeKind != TypeKind.Array
            || Declaration(method) is not { } declaration)
        {
            return null;
        }

        string parameter = method.Parameters[0].Name;
        foreach (SyntaxNode node in declaration.DescendantNodes())
        {
            string? field = node switch
            {
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } call
                    when s_givers.Contains(called.Name.Identifier.ValueText)
                    && call.ArgumentList.Arguments.Any(one => NameOf(one.Expression) == parameter) =>
                        NameOf(called.Expression),
                AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax slot } assignment
                    when NameOf(assignment.Right) == parameter => NameOf(slot.Expression),
                _ => null,
            };
            if (IsField(method, field))
            {
                return field;
            }
        }

        return null;
    }

    private static SyntaxNode? Declaration(IMethodSymbol method)
    {
        return method.IsAbstract || method.IsVirtual
            ? null
            : method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
    }

    private static string? NameOf(ExpressionSyntax expression)
    {
        return expression switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own => own.Name.Identifier.ValueText,
            _ => null,
        };
    }

    private static bool IsNull(ExpressionSyntax value)
    {
        return value.IsKind(SyntaxKind.NullLiteralExpression)
            || (value
                is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure
                && IsNull(sure.Operand));
    }

    private static bool IsField(IMethodSymbol method, string? name)
    {
        return name is not null
            && method.ContainingType.GetMembers(name).Any(member => member.Kind == SymbolKind.Field);
    }
}
