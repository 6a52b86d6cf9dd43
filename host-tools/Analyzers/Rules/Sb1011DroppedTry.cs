using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;
using SecureBoot.Analyzers.Flow;

namespace SecureBoot.Analyzers.Rules;

/// <summary>The result of a Try… method dropped (CWE-252).</summary>
internal sealed class Sb1011DroppedTry() : OperationRule(Table.DroppedTry, OperationKind.ExpressionStatement)
{
    internal override void Analyze(OperationContext context, Knowledge knowledge)
    {
        if (Dropped.CallOf((IExpressionStatementOperation)context.Operation) is { } call
            && TryMethods.IsTry(call.TargetMethod)
            && !knowledge.Is(call.TargetMethod, AnnotationKind.MustUse))
        {
            context.Report(Table.DroppedTry, call, call.TargetMethod.Name);
        }
    }
}
