using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A status dropped (CWE-252): the discard '_ =' marks it as unimportant.</summary>
internal sealed class Sb1010DroppedStatus() : OperationRule(Table.DroppedStatus, OperationKind.ExpressionStatement)
{
    internal override void Analyze(OperationContext context, Knowledge knowledge)
    {
        if (Dropped.CallOf((IExpressionStatementOperation)context.Operation) is not { } call)
        {
            return;
        }

        bool isMarked = knowledge.Is(call.TargetMethod, AnnotationKind.MustUse)
            || knowledge.Is(call.TargetMethod.ReturnType, AnnotationKind.MustUse);
        if (isMarked || knowledge.IsStatus(call.TargetMethod.ReturnType))
        {
            context.Report(Table.DroppedStatus, call, call.TargetMethod.Name);
        }
    }
}
