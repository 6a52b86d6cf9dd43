using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;
using SecureBoot.Analyzers.Semantics;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A verdict is compared with a member.</summary>
/// <param name="Verdict">The verdict's source text.</param>
/// <param name="Type">The type.</param>
/// <param name="Member">The member's name.</param>
/// <param name="IsOk">Whether the member is Ok.</param>
/// <param name="IsEqual">Whether the comparison is true where they are equal.</param>
/// <param name="IsKept">Whether the verdict is read from a field or a property.</param>
/// <param name="At">The place of the comparison.</param>
internal sealed record Comparison(
    string Verdict, ITypeSymbol Type, string Member, bool IsOk, bool IsEqual, bool IsKept, IOperation At)
{
    /// <summary>The comparisons that an operation itself makes.</summary>
    internal static IEnumerable<Comparison> Of(IOperation operation, Knowledge knowledge)
    {
        switch (operation)
        {
            case IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.Equals
                or BinaryOperatorKind.NotEquals
            } binary when MayBe(binary.LeftOperand) || MayBe(binary.RightOperand):
                bool isEqual = binary.OperatorKind == BinaryOperatorKind.Equals;
                return Make(binary.LeftOperand, binary.RightOperand, isEqual, binary, knowledge)
                    .Concat(Make(binary.RightOperand, binary.LeftOperand, isEqual, binary, knowledge));
            case IIsPatternOperation test:
                return OfPattern(test.Value, test.Pattern, true, test, knowledge);
            case ISwitchOperation choice:
                return choice.Cases
                    .SelectMany(one => one.Clauses)
                    .SelectMany(clause => OfClause(choice.Value, clause, knowledge));
            default:
                return [];
        }
    }

    // Most comparisons are not of enums.
    private static bool MayBe(IOperation operand)
    {
        return operand.WithoutConversions().Type?.TypeKind == TypeKind.Enum;
    }

    private static IEnumerable<Comparison> OfClause(IOperation value, ICaseClauseOperation clause, Knowledge knowledge)
    {
        return clause switch
        {
            ISingleValueCaseClauseOperation single => Make(value, single.Value, true, single, knowledge),
            IPatternCaseClauseOperation pattern => OfPattern(value, pattern.Pattern, true, pattern, knowledge),
            _ => [],
        };
    }

    private static IEnumerable<Comparison> OfPattern(
        IOperation value, IPatternOperation pattern, bool isEqual, IOperation at, Knowledge knowledge)
    {
        return pattern switch
        {
            IConstantPatternOperation constant => Make(value, constant.Value, isEqual, at, knowledge),
            INegatedPatternOperation not => OfPattern(value, not.Pattern, !isEqual, at, knowledge),
            IBinaryPatternOperation both => OfPattern(value, both.LeftPattern, isEqual, at, knowledge)
                .Concat(OfPattern(value, both.RightPattern, isEqual, at, knowledge)),
            _ => [],
        };
    }

    private static IEnumerable<Comparison> Make(
        IOperation value, IOperation member, bool isEqual, IOperation at, Knowledge knowledge)
    {
        value = value.WithoutConversions();
        if (value.Type is { } type
            && knowledge.IsVerdict(type)
            && !value.ConstantValue.HasValue
            && member.ConstantValue is { HasValue: true, Value: { } constant })
        {
            string name = member.WithoutConversions() is IFieldReferenceOperation field
                ? field.Field.Name
                : constant.ToString()!;
            bool isKept = value is IFieldReferenceOperation or IPropertyReferenceOperation;
            yield return new Comparison(
                value.Syntax.ToString(), type, name, constant.Equals(knowledge.OkOf(type)), isEqual, isKept, at);
        }
    }
}
