using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SecureBoot.Analyzers.Rules;

/// <summary>What csc or the device refuses, with the sentence that says what to write.</summary>
/// <remarks>csc itself often stops first, with an error about a type of the base library that nobody asked for: then this one stands beside it.</remarks>
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
            SyntaxKind.QueryExpression,
            SyntaxKind.RangeExpression,
            SyntaxKind.RecordDeclaration,
            SyntaxKind.RecordStructDeclaration,
            SyntaxKind.StackAllocArrayCreationExpression,
            SyntaxKind.TupleExpression,
            SyntaxKind.TupleType,
            SyntaxKind.TypeParameterList)
    {
    }

    internal override void Analyze(SyntaxNode node, SemanticModelAnalysisContext context)
    {
        string? why = node switch
        {
            ArrayTypeSyntax array when array.RankSpecifiers.Any(one => one.Rank > 1)
                => "The device has no arrays of more than one dimension: use an array of arrays, or calculate the index",
            AwaitExpressionSyntax => "The device has no async: use a Thread",
            ConditionalAccessExpressionSyntax access when GivesNullable(access, context) => "The device has no Nullable<T>, which '?.' of a value needs: compare with null first",
            FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.VolatileKeyword)
                => "The base library has no volatile: a field of 32 bits is read and written whole, and Interlocked is there for a change",
            FixedStatementSyntax or StackAllocArrayCreationExpressionSyntax or PointerTypeSyntax { Parent: not CastExpressionSyntax } => "The device has no pointers: use a byte[] and ByteReader or ByteWriter",
            GenericNameSyntax => "The device has no generics: use an array, an ArrayList, or a class for the type",
            PrefixUnaryExpressionSyntax => "The base library has no System.Index: write array.Length - n",
            NullableTypeSyntax nullable when IsValue(nullable.ElementType, context) => "The device has no Nullable<T>: use a bool beside the value, or a status",
            PredefinedTypeSyntax predefined when predefined.Keyword.IsKind(SyntaxKind.DecimalKeyword) => "The device has no decimal: use int or long and a fixed unit",
            QueryExpressionSyntax => "The device has no LINQ: write the loop",
            RangeExpressionSyntax => "The base library has no System.Range: use Array.Copy with a range that was compared",
            RecordDeclarationSyntax => "A record needs generics of the base library: write a sealed class",
            TupleExpressionSyntax or TupleTypeSyntax when !IsDeconstruction(node) => "The base library has no ValueTuple: use out parameters or a class",
            TypeParameterListSyntax => "The device has no generics: use an array, an ArrayList, or a class for the type",
            _ => null,
        };
        if (why is not null)
        {
            Report(context, node.GetLocation(), why);
        }
    }

    private static bool GivesNullable(ConditionalAccessExpressionSyntax access, SemanticModelAnalysisContext context)
    {
        ITypeSymbol? type = context.SemanticModel.GetTypeInfo(access.WhenNotNull, context.CancellationToken).Type;
        return type is { IsValueType: true, SpecialType: not SpecialType.System_Void };
    }

    private static bool IsValue(TypeSyntax type, SemanticModelAnalysisContext context)
    {
        return context.SemanticModel.GetTypeInfo(type, context.CancellationToken).Type is { IsValueType: true };
    }

    private static bool IsDeconstruction(SyntaxNode node)
    {
        return node.Parent is ForEachVariableStatementSyntax
            || (node.Parent is AssignmentExpressionSyntax assignment && assignment.Left is TupleExpressionSyntax && (assignment.Left == node || assignment.Right == node));
    }
}
