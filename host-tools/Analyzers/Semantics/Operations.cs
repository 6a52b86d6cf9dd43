using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureBoot.Analyzers.Semantics;

/// <summary>Questions about operations that several rules ask.</summary>
internal static class Operations
{
    /// <summary>The operation without the conversions that the compiler adds.</summary>
    internal static IOperation WithoutConversions(this IOperation operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    /// <summary>The operation's parent, past conversions that the compiler adds and parentheses.</summary>
    internal static IOperation? ParentPastParentheses(this IOperation operation)
    {
        IOperation? parent = operation.Parent;
        while (parent is IParenthesizedOperation)
        {
            parent = parent.Parent;
        }

        return parent;
    }

    /// <summary>Whether a type is the device's Thread.</summary>
    internal static bool IsThread(this INamedTypeSymbol? type)
    {
        return type?.Name == "Thread" && type.ToDisplayString() == "System.Threading.Thread";
    }

    internal static bool IsComparison(BinaryOperatorKind kind)
    {
        return kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals || IsOrder(kind);
    }

    internal static bool IsOrder(BinaryOperatorKind kind)
    {
        return kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;
    }

    /// <summary>The lambda or local function that an operation is in, or null.</summary>
    internal static IMethodSymbol? FunctionAround(this IOperation operation)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IAnonymousFunctionOperation lambda:
                    return lambda.Symbol;
                case ILocalFunctionOperation local:
                    return local.Symbol;
            }
        }

        return null;
    }
}
