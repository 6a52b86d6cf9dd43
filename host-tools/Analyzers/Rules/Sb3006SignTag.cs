using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;
using SecureBoot.Analyzers.Semantics;

namespace SecureBoot.Analyzers.Rules;

/// <summary>An (int) of an unsigned number that is widened, shifted or divided for its rest at once
/// (CWE-190).</summary>
/// <remarks>The cast emits no instruction, and nanoCLR keeps the unsigned tag: a negative number counts as a large
/// number. A store to an int sets the tag.</remarks>
internal sealed class Sb3006SignTag() : OperationRule(Table.SignTag, OperationKind.Conversion)
{
    internal override void Analyze(OperationContext context, Knowledge knowledge)
    {
        IConversionOperation cast = (IConversionOperation)context.Operation;
        if (!IsSignedOfUnsigned(cast) || cast.ConstantValue.HasValue || IsSmall(cast.Operand))
        {
            return;
        }

        string? use = UseOf(cast, cast.ParentPastParentheses());
        if (use is not null)
        {
            context.Report(Table.SignTag, cast, use);
        }
    }

    private static bool IsSignedOfUnsigned(IConversionOperation cast)
    {
        return (cast.Type?.SpecialType, cast.Operand.Type?.SpecialType)
            is (SpecialType.System_Int32, SpecialType.System_UInt32)
                or (SpecialType.System_Int64, SpecialType.System_UInt64);
    }

    private static string? UseOf(IConversionOperation cast, IOperation? parent)
    {
        return parent switch
        {
            IConversionOperation wider when wider.Type?.SpecialType is SpecialType.System_Int64
                or SpecialType.System_Single or SpecialType.System_Double
                && wider.Type.SpecialType != cast.Type!.SpecialType => "widening",
            IBinaryOperation { OperatorKind: BinaryOperatorKind.RightShift } shift when Contains(
                shift.LeftOperand, cast) => "shift",
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Remainder } => "remainder",
            _ => null,
        };
    }

    private static bool Contains(IOperation operand, IOperation cast)
    {
        while (operand is IParenthesizedOperation parentheses)
        {
            operand = parentheses.Operand;
        }

        return operand == cast;
    }

    // A number whose top bit cannot be set.
    private static bool IsSmall(IOperation number)
    {
        number = number.WithoutConversions();
        return number switch
        {
            IParenthesizedOperation parentheses => IsSmall(parentheses.Operand),
            IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.RightShift, RightOperand.ConstantValue.Value: int
                and > 0
            } => true,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.And } and =>
                IsPositive(and.LeftOperand) || IsPositive(and.RightOperand),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Remainder } rest => IsPositive(rest.RightOperand),
            IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.Divide, RightOperand.ConstantValue.Value: uint
                and > 1
            } => true,
            _ =>
                number.Type?.SpecialType is SpecialType.System_Byte or SpecialType.System_UInt16
                    or SpecialType.System_Char,
        };
    }

    private static bool IsPositive(IOperation number)
    {
        return number.ConstantValue.Value is int and >= 0 or uint and <= int.MaxValue or long and >= 0
            or ulong and <= long.MaxValue;
    }
}
