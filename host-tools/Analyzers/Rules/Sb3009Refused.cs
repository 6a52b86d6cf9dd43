using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SecureBoot.Analyzers.Rules;

/// <summary>Syntax that csc or the device refuses, with a sentence about the replacement.</summary>
/// <remarks>csc itself often stops first, with an error about a type of the base library that the source does not name:
/// this finding then appears beside that error.</remarks>
internal sealed class Sb3009Refused : SyntaxRule
{
    /// <summary>The rule.</summary>
    internal Sb3009Refused()
        : base(
            Table.Refused,
            SyntaxKind.ArrayType,
            SyntaxKind.AwaitExpression,
            SyntaxKind.ConditionalAccessExpression,
            SyntaxKind.FieldDeclaration,
            SyntaxKind.FixedStatement,
            SyntaxKind.GenericName,
            SyntaxKind.IndexExpression,
            SyntaxKind.NullableType,
            SyntaxKind.PointerType,
            SyntaxKind.PredefinedType,
            SyntaxKind.PropertyDeclaration,
            SyntaxKind.QueryExpression,
            SyntaxKind.RangeExpression,
            SyntaxKind.RecordDeclaration,
            SyntaxKind.RecordStructDeclaration,
            SyntaxKind.StackAllocArrayCreationExpression,
            SyntaxKind.TupleExpression,
            SyntaxKind.TupleType,
            SyntaxKind.TypeParameterList,
            SyntaxKind.YieldBreakStatement,
            SyntaxKind.YieldReturnStatement)
    {
    }

    internal override void Analyze(SyntaxNode node, SemanticModelAnalysisContext context)
    {
        if (IsInBody(node) && WhyOf(node, context.SemanticModel, context.CancellationToken) is { } why)
        {
            Report(context, node.GetLocation(), why);
        }
    }

    /// <summary>Whether a node is in code. If csc stops at a declaration, it runs no analyzer: the generator reports
    /// declarations.</summary>
    internal static bool IsInBody(SyntaxNode node)
    {
        for (SyntaxNode? one = node; one is not (null or MemberDeclarationSyntax); one = one.Parent)
        {
            if (one is BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a node of the kinds may be refused, as far as that is seen without asking for types.</summary>
    internal static bool MayBeRefused(SyntaxNode node)
    {
        return node switch
        {
            ArrayTypeSyntax array => array.RankSpecifiers.Any(one => one.Rank > 1),
            MemberDeclarationSyntax member and not RecordDeclarationSyntax
                =>
                    member.Modifiers.Any(one =>
                        one.IsKind(SyntaxKind.RequiredKeyword) || one.IsKind(SyntaxKind.VolatileKeyword)),
            NullableTypeSyntax nullable => nullable.ElementType is not ArrayTypeSyntax,
            PredefinedTypeSyntax predefined => predefined.Keyword.IsKind(SyntaxKind.DecimalKeyword),
            _ => true,
        };
    }

    /// <summary>The replacement for a node, or null if the device supports the node.</summary>
    internal static string? WhyOf(SyntaxNode node, SemanticModel model, CancellationToken stop)
    {
        return node switch
        {
            ArrayTypeSyntax array when array.RankSpecifiers.Any(one => one.Rank > 1)
                =>
                    "The device has no arrays of more than one dimension: use an array of arrays, or calculate the "
                        + "index",
            AwaitExpressionSyntax => "The device has no async: use a Thread",
            ConditionalAccessExpressionSyntax access when GivesNullable(access, model, stop) =>
                "The device has no Nullable<T>, which '?.' of a value needs: compare with null first",
            MemberDeclarationSyntax member when member.Modifiers.Any(SyntaxKind.RequiredKeyword) =>
                "The base library has no required members: take the value in the constructor",
            FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.VolatileKeyword)
                =>
                    "The base library has no volatile: a field of 32 bits is read and written whole, and "
                        + "Interlocked is there for a change",
            FixedStatementSyntax or StackAllocArrayCreationExpressionSyntax
                or PointerTypeSyntax { Parent: not CastExpressionSyntax } =>
                    "The device has no pointers: use a byte[] and ByteReader or ByteWriter",
            GenericNameSyntax => "The device has no generics: use an array, an ArrayList, or a class for the type",
            PrefixUnaryExpressionSyntax => "The base library has no System.Index: write array.Length - n",
            NullableTypeSyntax nullable when IsValue(nullable.ElementType, model, stop) =>
                "The device has no Nullable<T>: use a bool beside the value, or a status",
            PredefinedTypeSyntax predefined when predefined.Keyword.IsKind(SyntaxKind.DecimalKeyword) =>
                "The device has no decimal: use int or long and a fixed unit",
            QueryExpressionSyntax => "The device has no LINQ: write the loop",
            RangeExpressionSyntax =>
                "The base library has no System.Range: use Array.Copy with a range that was compared",
            RecordDeclarationSyntax => "A record needs generics of the base library: write a sealed class",
            TupleExpressionSyntax or TupleTypeSyntax when !IsDeconstruction(node) =>
                "The base library has no ValueTuple: use out parameters or a class",
            TypeParameterListSyntax =>
                "The device has no generics: use an array, an ArrayList, or a class for the type",
            YieldStatementSyntax => "The base library has no iterators: fill an array, or write a class with MoveNext",
            _ => null,
        };
    }

    private static bool GivesNullable(
        ConditionalAccessExpressionSyntax access, SemanticModel model, CancellationToken stop)
    {
        ITypeSymbol? type = model.GetTypeInfo(access.WhenNotNull, stop).Type;
        return type is { IsValueType: true, SpecialType: not SpecialType.System_Void };
    }

    private static bool IsValue(TypeSyntax type, SemanticModel model, CancellationToken stop)
    {
        return model.GetTypeInfo(type, stop).Type is { IsValueType: true };
    }

    private static bool IsDeconstruction(SyntaxNode node)
    {
        return node.Parent is ForEachVariableStatementSyntax
            || (node.Parent is AssignmentExpressionSyntax assignment
                && assignment.Left is TupleExpressionSyntax
                && (assignment.Left == node || assignment.Right == node));
    }
}
