using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;
using SecureBoot.Analyzers.Semantics;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A catch by message.</summary>
internal sealed class Sb3005DeadCatch() : OperationRule(Table.DeadCatch, OperationKind.PropertyReference)
{
    internal override void Analyze(OperationContext context, Knowledge knowledge)
    {
        IPropertyReferenceOperation property = (IPropertyReferenceOperation)context.Operation;
        bool isMessage = property.Property.Name == "Message"
            && property.Property.ContainingType.ToDisplayString() == "System.Exception";
        if (isMessage && IsCompared(property))
        {
            context.Report(
                Table.DeadCatch,
                property,
                "A decision by an exception's message: on the device messages are empty, or change; catch its type");
        }
    }

    private static bool IsCompared(IPropertyReferenceOperation message)
    {
        return message.ParentPastParentheses() switch
        {
            IBinaryOperation binary =>
                binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
                    && !IsEmptyTest(binary),
            IInvocationOperation call => call.Instance == message
                && call.TargetMethod.Name is "Contains" or "EndsWith" or "Equals" or "IndexOf" or "StartsWith",
            ISwitchOperation or ISwitchExpressionOperation
                or IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue.Value: string } } =>
                    true,
            _ => false,
        };
    }

    private static bool IsEmptyTest(IBinaryOperation binary)
    {
        return new[] { binary.LeftOperand, binary.RightOperand }.Any(one =>
            one.ConstantValue is { HasValue: true, Value: null or "" });
    }
}
