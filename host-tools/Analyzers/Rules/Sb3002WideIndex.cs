using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;

namespace SecureBoot.Analyzers.Rules;

/// <summary>An index or a length of 64 bits: nanoCLR takes its low 32 (CWE-119).</summary>
internal sealed class Sb3002WideIndex()
    : OperationRule(Table.WideIndex, OperationKind.ArrayElementReference, OperationKind.ArrayCreation)
{
    internal override void Analyze(OperationContext context, Knowledge knowledge)
    {
        bool isIndex = context.Operation is IArrayElementReferenceOperation;
        foreach (IOperation number in isIndex
            ? ((IArrayElementReferenceOperation)context.Operation).Indices
            : ((IArrayCreationOperation)context.Operation).DimensionSizes)
        {
            Check(context, number, isIndex ? "index" : "length");
        }
    }

    // No drive of a device holds a file of 4 GiB, and no socket has that many bytes waiting.
    private static bool IsShortLength(IOperation number)
    {
        if (number is not IPropertyReferenceOperation
            {
                Property.Name: "Length"
            or "Position", Instance.Type: { } type
            })
        {
            return false;
        }

        for (ITypeSymbol? one = type; one is not null; one = one.BaseType)
        {
            if (one.ToDisplayString() is "System.IO.FileStream" or "System.Net.Sockets.NetworkStream")
            {
                return true;
            }
        }

        return false;
    }

    private static void Check(OperationContext context, IOperation number, string what)
    {
        bool isWide = number.Type?.SpecialType is SpecialType.System_Int64 or SpecialType.System_UInt64;
        if (isWide
            && !IsShortLength(number)
            && number.ConstantValue.Value is not (>= 0L and <= int.MaxValue or <= (ulong)int.MaxValue))
        {
            context.Report(Table.WideIndex, number, what);
        }
    }
}
