using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureBoot.Analyzers.Ranges;

/// <content>What calculations do to the bits of a number.</content>
internal sealed partial class Evaluator
{
    private const int IntBits = 32;

    private static Number? Binary(
        BinaryOperatorKind kind, Number? left, Number? right, IOperation rightOperand, IOperation? leftOperand = null)
    {
        long? constant = ConstantOf(rightOperand);
        switch (kind)
        {
            case BinaryOperatorKind.And:
                return Mask(left, right, constant ?? ConstantOf(leftOperand));
            case BinaryOperatorKind.Remainder:
                return null;
            case BinaryOperatorKind.RightShift:
                return left is null || constant is null ? left : Narrow(left, left.Bits - (int)constant);
            case BinaryOperatorKind.LeftShift:
                return left is null ? null : Widen(left, constant is null ? IntBits : left.Bits + (int)constant);
            case BinaryOperatorKind.Divide:
                return left;
            case BinaryOperatorKind.Or or BinaryOperatorKind.ExclusiveOr or BinaryOperatorKind.Add
                or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply:
                return Sum(kind, left, right);
            default:
                return null;
        }
    }

    private static Number? Mask(Number? left, Number? right, long? mask)
    {
        if (mask is not { } bits)
        {
            return left is null || right is null ? null : left;
        }

        Number? number = left ?? right;
        return number is null || bits is >= 0 and <= byte.MaxValue
            ? null
            : Narrow(number, bits is > 0 and <= ushort.MaxValue ? 16 : number.Bits);
    }

    private static Number? Narrow(Number number, int bits)
    {
        // An index of less than 8 bits fits every table.
        return bits < Number.SmallBits
            ? null
            : number with { Bits = bits, HasLower = number.HasLower || bits < IntBits };
    }

    private static Number Widen(Number number, int bits)
    {
        return number with { Bits = Math.Min(bits, IntBits), HasLower = number.HasLower && bits < IntBits };
    }

    private static Number? Sum(BinaryOperatorKind kind, Number? left, Number? right)
    {
        if (left is null || right is null)
        {
            Number? one = left ?? right;
            return one is null
                ? null
                : one with { HasLower = one.HasLower && (one.HasUpper || kind != BinaryOperatorKind.Subtract) };
        }

        int bits = Math.Max(left.Bits, right.Bits);
        Number worse = left.Source is null ? left : right;
        bool isDecoded = kind is BinaryOperatorKind.Or or BinaryOperatorKind.Add && !left.HasUpper && !right.HasUpper;
        return worse with
        {
            Bits = Math.Min(64, kind == BinaryOperatorKind.Multiply ? left.Bits + right.Bits : bits),
            HasUpper = left.HasUpper && right.HasUpper,
            HasLower = left.HasLower
                && right.HasLower
                && ((left.HasUpper && right.HasUpper) || kind != BinaryOperatorKind.Subtract),
            Origin = isDecoded && bits > Number.SmallBits && worse.Origin.StartsWith("a byte", StringComparison.Ordinal)
                ? "a number of several bytes, from " + worse.Origin.Substring("a byte of ".Length)
                : worse.Origin,
        };
    }

    internal static long? ConstantOf(IOperation? operation)
    {
        return operation?.ConstantValue.Value switch
        {
            int number => number,
            uint number => number,
            long number => number,
            byte number => number,
            ushort number => number,
            short number => number,
            char number => number,
            _ => null,
        };
    }
}
