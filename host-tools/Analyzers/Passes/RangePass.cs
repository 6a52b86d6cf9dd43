using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;
using SecureBoot.Analyzers.Ranges;
using SecureBoot.Analyzers.Rules;
using SecureBoot.Analyzers.Semantics;

namespace SecureBoot.Analyzers.Passes;

/// <summary>Follows numbers from outside to lengths, indexes, loops and ranges: SB1201 and SB3003.</summary>
internal static class RangePass
{
    /// <summary>The rules that it asks.</summary>
    internal static ImmutableArray<DiagnosticDescriptor> Rules { get; } =
        [Table.Untrusted, Table.UntrustedThrows, Table.UnboundedRange, Table.RangeThrows];

    /// <summary>Whether a method is given numbers from outside.</summary>
    internal static bool Concerns(IMethodSymbol method, Knowledge knowledge)
    {
        return method.Parameters.Any(one => knowledge.Is(one, AnnotationKind.Untrusted));
    }

    /// <summary>Whether a call gives numbers from outside.</summary>
    internal static bool Concerns(IInvocationOperation call, Knowledge knowledge)
    {
        return knowledge.Is(call.TargetMethod, AnnotationKind.Untrusted);
    }

    /// <summary>Whether an operation takes bytes together, or is where a number from outside does harm.</summary>
    internal static bool Concerns(IOperation operation)
    {
        return operation switch
        {
            IArrayElementReferenceOperation element => IsByteInANumber(element) || element.Indices.Any(IsOfAnother),
            IArrayCreationOperation creation => creation.DimensionSizes.Any(size => !size.ConstantValue.HasValue),
            IArgumentOperation argument =>
                !argument.Value.ConstantValue.HasValue && RangeMethods.IsRange(argument.Parameter),
            _ => false,
        };
    }

    internal static void Run(
        OperationBlockAnalysisContext context, IOperation block, IMethodSymbol method, Knowledge knowledge, Facts facts)
    {
        RangeReport report = new(method, facts, context.ReportDiagnostic);
        RangeFlow flow = new(context.GetControlFlowGraph(block), new Evaluator(knowledge, report), report);
        flow.Run(Start(method, knowledge), new Evaluator(knowledge, new RangeSink()));
    }

    private static NumberState Start(IMethodSymbol method, Knowledge knowledge)
    {
        NumberState state = NumberState.Empty;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (Number.SizeOf(parameter.Type).Bits == 0
                || parameter.RefKind == RefKind.Out
                || knowledge.Is(parameter, AnnotationKind.Bounds))
            {
                continue;
            }

            bool isWire = knowledge.Is(parameter, AnnotationKind.Untrusted);
            if (isWire || IsOpen(method))
            {
                state = state.With(parameter, Number.Of("'" + parameter.Name + "'", isWire, parameter.Type, null));
            }
        }

        return state;
    }

    // Whether callers outside the assembly reach the method.
    private static bool IsOpen(ISymbol? symbol)
    {
        for (; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return true;
    }

    // A single byte is small; a number made of several bytes is not.
    private static bool IsByteInANumber(IArrayElementReferenceOperation element)
    {
        if (element.Type?.SpecialType != SpecialType.System_Byte)
        {
            return false;
        }

        IOperation? parent = element.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
        {
            parent = parent.Parent;
        }

        return parent is ICompoundAssignmentOperation compound
            ? compound.Target != element
            : parent is IBinaryOperation binary && !Operations.IsComparison(binary.OperatorKind);
    }

    // An index that a field or a method gives.
    private static bool IsOfAnother(IOperation index)
    {
        return !index.ConstantValue.HasValue
            && index
                .DescendantsAndSelf()
                .Any(one => one is IFieldReferenceOperation { Field.IsConst: false } or IInvocationOperation);
    }
}
