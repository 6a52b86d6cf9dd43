using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureBoot.Analyzers.Flow;

/// <summary>Comparisons of statuses, and their conjunctions and disjunctions.</summary>
internal static class Tests
{
    internal static Value? Combine(BinaryOperatorKind kind, Value? left, Value? right, PathState state)
    {
        return kind switch
        {
            BinaryOperatorKind.Equals => Compare(left, right, state),
            BinaryOperatorKind.NotEquals => Not(Compare(left, right, state)),
            BinaryOperatorKind.And => Join(left, right, isAll: true),
            BinaryOperatorKind.Or => Join(left, right, isAll: false),
            _ => null,
        };
    }

    internal static Value? Not(Value? value)
    {
        return value switch
        {
            Known { Constant: bool constant } => new Known(!constant),
            StatusOf status => One(new Literal(status.Call, false, true)),
            Condition condition =>
                new Condition(
                    !condition.IsAll, ValueList<Literal>.Of(condition.Literals.Items.Select(Assumption.Negate))),
            _ => null,
        };
    }

    internal static Value? Match(Value? value, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: { } constant } }:
                return Compare(value, new Known(constant), null);
            case INegatedPatternOperation negated:
                return Not(Match(value, negated.Pattern));
            case IBinaryPatternOperation binary:
                bool isAll = binary.OperatorKind == BinaryOperatorKind.And;
                return Join(Match(value, binary.LeftPattern), Match(value, binary.RightPattern), isAll);
            case IDiscardPatternOperation:
                return new Known(true);
            default:
                return null;
        }
    }

    private static Value? Compare(Value? left, Value? right, PathState? state)
    {
        if (left is Known && right is not Known)
        {
            (left, right) = (right, left);
        }

        return (left, right) switch
        {
            (Known one, Known other) => new Known(Equals(one.Constant, other.Constant)),
            (StatusOf status, Known { Constant: { } member }) => One(new Literal(status.Call, member, true)),
            (Condition condition, Known { Constant: bool constant }) => constant ? condition : Not(condition),
            (LeaseOf lease, Known) => NoLease(lease, state),
            _ => null,
        };
    }

    // A lease is None exactly where its status is not Ok.
    private static Condition? NoLease(LeaseOf lease, PathState? state)
    {
        return state?[lease.Lease] is LeaseFact { Call: >= 0 } fact && state[fact.Call] is CallFact status
            ? One(new Literal(fact.Call, status.Ok, false))
            : null;
    }

    private static Value? Join(Value? left, Value? right, bool isAll)
    {
        if (left is Known { Constant: bool first })
        {
            return first == isAll ? right : left;
        }

        if (right is Known { Constant: bool second })
        {
            return second == isAll ? left : right;
        }

        Condition? one = AsCondition(left);
        Condition? other = AsCondition(right);
        if (one is null || other is null)
        {
            // If "known and unknown" is true, the known part is true.
            return isAll && (one ?? other) is { } known && (known.IsAll || known.Literals.Count == 1)
                ? Partly(known)
                : null;
        }

        bool fits = (one.IsAll == isAll || one.Literals.Count == 1)
            && (other.IsAll == isAll || other.Literals.Count == 1);
        return fits
            ? new Condition(isAll, ValueList<Literal>.Of(one.Literals.Items.Concat(other.Literals.Items)))
            : null;
    }

    // The literal that is always there keeps the false branch open.
    private static Condition Partly(Condition known)
    {
        return new Condition(true, known.Literals.With(new Literal(int.MaxValue, true, true)));
    }

    private static Condition? AsCondition(Value? value)
    {
        return value switch
        {
            Condition condition => condition,
            StatusOf status => One(new Literal(status.Call, true, true)),
            _ => null,
        };
    }

    private static Condition One(Literal literal)
    {
        return new Condition(true, ValueList<Literal>.Empty.With(literal));
    }
}
