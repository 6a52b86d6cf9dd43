using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;
using SecureBoot.Analyzers.Semantics;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A verdict compared with anything but Ok to let something pass, or a branch for not-Ok that does not
/// leave.</summary>
internal sealed class Sb2001NotOkPasses()
    : OperationRule(Table.NotOkPasses, OperationKind.Binary, OperationKind.Conditional)
{
    internal override void Analyze(OperationContext context, Knowledge knowledge)
    {
        if (context.Operation is IBinaryOperation binary)
        {
            AnalyzeOrder(context, binary, knowledge);
        }
        else
        {
            AnalyzeBranch(context, (IConditionalOperation)context.Operation, knowledge);
        }
    }

    // Whether one member is larger or smaller than another has no meaning.
    private static void AnalyzeOrder(OperationContext context, IBinaryOperation binary, Knowledge knowledge)
    {
        bool isOfVerdict = Operations.IsOrder(binary.OperatorKind)
            && (knowledge.IsVerdict(binary.LeftOperand.WithoutConversions().Type)
                || knowledge.IsVerdict(binary.RightOperand.WithoutConversions().Type));
        if (isOfVerdict)
        {
            context.Report(Table.NotOkPasses, binary, "The numbers of statuses are compared");
        }
    }

    private static void AnalyzeBranch(OperationContext context, IConditionalOperation branch, Knowledge knowledge)
    {
        if (branch.WhenFalse is not null
            || branch.Syntax is not Microsoft.CodeAnalysis.CSharp.Syntax.IfStatementSyntax
            || Leaving.Leaves(branch.WhenTrue))
        {
            return;
        }

        Comparison? test = Comparison.Of(branch.Condition, knowledge).FirstOrDefault();

        // A verdict that is kept somewhere was judged where it was got.
        bool refuses = test is { IsOk: true, IsEqual: false, IsKept: false } && test.At == branch.Condition;
        if (refuses && Leaving.GoesOn(branch, test!.Verdict) && !Leaving.Records(branch.WhenTrue))
        {
            string what = "The branch for a '" + test.Verdict + "' that is not Ok does not leave";
            context.Report(Table.NotOkPasses, branch.Condition, what);
        }
    }
}
