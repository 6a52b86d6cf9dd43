using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A verdict that a method compares with members, and never with Ok: every value that the method does not name
/// passes.</summary>
internal sealed class Sb2001NeverOk : BodyRule
{
    internal override DiagnosticDescriptor Descriptor => Table.NotOkPasses;

    internal override bool Gathers(IOperation operation, Knowledge knowledge)
    {
        return operation.Kind is OperationKind.Binary or OperationKind.IsPattern or OperationKind.Switch
            && Comparison.Of(operation, knowledge).Any();
    }

    internal override void Analyze(
        OperationBlockAnalysisContext context, IReadOnlyList<IOperation> gathered, Knowledge knowledge)
    {
        foreach (IGrouping<string, Comparison> verdict in gathered
            .SelectMany(one => Comparison.Of(one, knowledge))
            .GroupBy(one => one.Verdict))
        {
            if (verdict.Any(one => one.IsOk) || IsHandedOn(context, verdict.First()))
            {
                continue;
            }

            Comparison first = verdict.First();
            string what = "'" + verdict.Key + "' is compared with '" + first.Member + "' and never with Ok";
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, first.At.Syntax.GetLocation(), what));
        }
    }

    // Code that returns, stores or passes the status leaves the check to others.
    private static bool IsHandedOn(OperationBlockAnalysisContext context, Comparison verdict)
    {
        return context.OperationBlocks.SelectMany(block => block.Descendants()).Any(one =>
            one.Syntax.ToString() == verdict.Verdict
            && SymbolEqualityComparer.Default.Equals(one.Type, verdict.Type)
            && one.Parent is IReturnOperation or IArgumentOperation or ISwitchExpressionOperation
                or IConversionOperation { Parent: IArgumentOperation }
                or ISimpleAssignmentOperation
            {
                Target: IFieldReferenceOperation or IPropertyReferenceOperation
                    or IParameterReferenceOperation
            });
    }
}
