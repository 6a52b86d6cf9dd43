using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;
using SecureBoot.Analyzers.Semantics;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A lease made by a cast or by arithmetic.</summary>
internal sealed class Sb1007ForgedLease : OperationRule
{
    /// <summary>The rule.</summary>
    internal Sb1007ForgedLease()
        : base(
            Table.ForgedLease,
            OperationKind.Conversion,
            OperationKind.Binary,
            OperationKind.CompoundAssignment,
            OperationKind.Increment,
            OperationKind.Decrement,
            OperationKind.UnaryOperator)
    {
    }

    internal override void Analyze(OperationContext context, Knowledge knowledge)
    {
        string? how = context.Operation switch
        {
            IConversionOperation conversion when IsCast(conversion, knowledge) => "a cast",
            IBinaryOperation binary when !Operations.IsComparison(binary.OperatorKind)
                && IsAny(knowledge, binary.LeftOperand, binary.RightOperand)
                => "arithmetic",
            ICompoundAssignmentOperation compound when knowledge.IsLease(compound.Target.Type) => "arithmetic",
            IIncrementOrDecrementOperation step when knowledge.IsLease(step.Target.Type) => "arithmetic",
            IUnaryOperation unary when knowledge.IsLease(unary.Operand.Type) => "arithmetic",
            _ => null,
        };
        if (how is not null && !knowledge.OwnsLeases(context.ContainingSymbol.ContainingType))
        {
            context.Report(Table.ForgedLease, context.Operation, how);
        }
    }

    private static bool IsCast(IConversionOperation conversion, Knowledge knowledge)
    {
        if (!knowledge.IsLease(conversion.Type)
            || knowledge.IsLease(conversion.Operand.Type)
            || conversion.Operand is ILiteralOperation { ConstantValue.Value: null })
        {
            return false;
        }

        // The zero that a lease is compared with; the numbers inside an expression that is reported as a whole.
        return conversion.Parent is not (IBinaryOperation or IBinaryPatternOperation or IConstantPatternOperation
            or ICompoundAssignmentOperation);
    }

    private static bool IsAny(Knowledge knowledge, IOperation left, IOperation right)
    {
        return knowledge.IsLease(left.Type) || knowledge.IsLease(right.Type);
    }
}
