using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;
using SecureBoot.Analyzers.Rules;

namespace SecureBoot.Analyzers.Ranges;

/// <summary>Follows numbers from outside to lengths, indexes, loops and ranges: SB1201 and SB3003.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RangeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Table.Untrusted, Table.UnboundedRange];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            Knowledge knowledge = KnowledgeCache.Of(start.Compilation, start.Options);
            Facts facts = new();
            start.RegisterOperationBlockAction(block => Analyze(block, knowledge, facts));
            start.RegisterCompilationEndAction(end => facts.Tell(end.ReportDiagnostic));
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, Knowledge knowledge, Facts facts)
    {
        if (context.OwningSymbol is not IMethodSymbol method)
        {
            return;
        }

        foreach (IOperation block in context.OperationBlocks)
        {
            if (!Concerns(method, block, knowledge))
            {
                continue;
            }

            RangeReport report = new(method, facts, context.ReportDiagnostic);
            RangeFlow flow = new(context.GetControlFlowGraph(block), new Evaluator(knowledge, report), report);
            flow.Run(Start(method, knowledge), new Evaluator(knowledge, new RangeSink()));
        }
    }

    private static NumberState Start(IMethodSymbol method, Knowledge knowledge)
    {
        NumberState state = NumberState.Empty;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (Number.SizeOf(parameter.Type).Bits == 0 || parameter.RefKind == RefKind.Out || knowledge.Is(parameter, AnnotationKind.Bounds))
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

    // Only a method that takes bytes apart, calls what reads, or gives ranges away has anything to follow.
    private static bool Concerns(IMethodSymbol method, IOperation block, Knowledge knowledge)
    {
        return method.Parameters.Any(one => knowledge.Is(one, AnnotationKind.Untrusted)) || block.Descendants().Any(operation => operation switch
        {
            IArrayElementReferenceOperation element => IsByte(element) || element.Indices.Any(IsOfAnother),
            IArrayCreationOperation creation => creation.DimensionSizes.Any(size => !size.ConstantValue.HasValue),
            IArgumentOperation argument => !argument.Value.ConstantValue.HasValue && RangeMethods.IsRange(argument.Parameter),
            IInvocationOperation call => knowledge.Is(call.TargetMethod, AnnotationKind.Untrusted),
            _ => false,
        });
    }

    private static bool IsByte(IArrayElementReferenceOperation element)
    {
        return element.Type?.SpecialType == SpecialType.System_Byte && element.Parent is not IAssignmentOperation;
    }

    // An index that a field or a method gives.
    private static bool IsOfAnother(IOperation index)
    {
        return !index.ConstantValue.HasValue && index.DescendantsAndSelf().Any(one => one is IFieldReferenceOperation { Field.IsConst: false } or IInvocationOperation);
    }
}
