using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Flow;
using SecureBoot.Analyzers.Semantics;

namespace SecureBoot.Analyzers.Ranges;

/// <summary>The conclusions from a comparison about its numbers.</summary>
internal static class Bounding
{
    /// <summary>The state where <paramref name="test"/> is <paramref name="isTrue"/>.</summary>
    internal static NumberState Assume(NumberState state, IOperation test, bool isTrue)
    {
        switch (test)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Assume(state, not.Operand, !isTrue);
            case IParenthesizedOperation parentheses:
                return Assume(state, parentheses.Operand, isTrue);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Or or BinaryOperatorKind.And } both:
                bool isEach = (both.OperatorKind == BinaryOperatorKind.And) == isTrue;
                return isEach ? Assume(Assume(state, both.LeftOperand, isTrue), both.RightOperand, isTrue) : state;
            case IBinaryOperation binary when Operations.IsComparison(binary.OperatorKind):
                state = Compare(state, binary.LeftOperand, binary.OperatorKind, isTrue);
                return Compare(state, binary.RightOperand, Mirror(binary.OperatorKind), isTrue);
            case IIsPatternOperation pattern:
                return Match(state, pattern.Value, pattern.Pattern, isTrue);
            default:
                return state;
        }
    }

    private static NumberState Match(NumberState state, IOperation value, IPatternOperation pattern, bool isTrue)
    {
        return pattern switch
        {
            INegatedPatternOperation not => Match(state, value, not.Pattern, !isTrue),
            IConstantPatternOperation => Compare(state, value, BinaryOperatorKind.Equals, isTrue),
            IRelationalPatternOperation order => Compare(state, value, order.OperatorKind, isTrue),
            IBinaryPatternOperation both when (both.OperatorKind == BinaryOperatorKind.And) == isTrue
                => Match(Match(state, value, both.LeftPattern, isTrue), value, both.RightPattern, isTrue),
            IBinaryPatternOperation => state,
            _ => state,
        };
    }

    private static NumberState Compare(NumberState state, IOperation operand, BinaryOperatorKind kind, bool isTrue)
    {
        (bool hasUpper, bool hasLower) = (kind, isTrue) switch
        {
            (BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual, true) => (true, false),
            (BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual, false) => (false, true),
            (BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual, true) => (false, true),
            (BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual, false) => (true, false),
            (BinaryOperatorKind.Equals, true) or (BinaryOperatorKind.NotEquals, false) => (true, true),
            _ => (false, false),
        };
        return Bound(state, operand, hasUpper, hasLower);
    }

    private static NumberState Bound(NumberState state, IOperation operand, bool hasUpper, bool hasLower)
    {
        switch (operand)
        {
            case IConversionOperation conversion:
                return Bound(state, conversion.Operand, hasUpper, hasLower);
            case IParenthesizedOperation parentheses:
                return Bound(state, parentheses.Operand, hasUpper, hasLower);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Multiply } sum:
                return MayWrap(state, sum)
                    ? state
                    : Bound(Bound(state, sum.LeftOperand, hasUpper, false), sum.RightOperand, hasUpper, false);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference:
                return Bound(state, difference.LeftOperand, hasUpper, hasLower);
            default:
                return KeyOf(operand) is { } key && state[key] is { } number
                    ? state.With(
                        key,
                        number with
                        {
                            HasUpper = number.HasUpper
                            || hasUpper
                            || !number.IsWire,
                            HasLower = number.HasLower || hasLower
                        })
                    : state;
        }
    }

    // The sum of two ints is exact in 64 bits.
    private static bool MayWrap(NumberState state, IBinaryOperation sum)
    {
        if (sum.Type?.SpecialType is SpecialType.System_Int64 or SpecialType.System_UInt64)
        {
            return false;
        }

        return MayWrap(state, sum.LeftOperand) || MayWrap(state, sum.RightOperand);
    }

    private static bool MayWrap(NumberState state, IOperation operand)
    {
        operand = operand.WithoutConversions();
        return operand is IBinaryOperation inner
            ? MayWrap(state, inner.LeftOperand) || MayWrap(state, inner.RightOperand)
            : KeyOf(operand) is { } key && state[key] is { IsWire: true, MayWrap: true };
    }

    private static object? KeyOf(IOperation operand)
    {
        return operand switch
        {
            IFlowCaptureReferenceOperation capture => capture.Id,
            IFieldReferenceOperation field => field.Field,
            _ => Interpreter.SymbolOf(operand),
        };
    }

    private static BinaryOperatorKind Mirror(BinaryOperatorKind kind)
    {
        return kind switch
        {
            BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
            BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
            BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
            BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
            _ => kind,
        };
    }
}
