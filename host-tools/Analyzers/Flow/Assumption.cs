using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.Analyzers.Flow;

/// <summary>The conclusions from a condition that is true or false.</summary>
internal static class Assumption
{
    /// <summary>The states in which <paramref name="value"/> is <paramref name="isTrue"/>; empty if this is
    /// impossible.</summary>
    internal static IEnumerable<PathState> Of(PathState state, Value? value, bool isTrue)
    {
        switch (value)
        {
            case Known { Constant: bool constant }:
                return constant == isTrue ? [state] : [];
            case StatusOf status:
                return Any(state, [new Literal(status.Call, true, isTrue)]);
            case Condition condition:
                IEnumerable<Literal> literals = isTrue
                    ? condition.Literals.Items
                    : condition.Literals.Items.Select(Negate);
                return condition.IsAll == isTrue ? All(state, literals) : Any(state, literals);
            default:
                return [state];
        }
    }

    internal static Literal Negate(Literal literal)
    {
        return literal with { IsEqual = !literal.IsEqual };
    }

    private static IEnumerable<PathState> Any(PathState state, IEnumerable<Literal> literals)
    {
        foreach (Literal literal in literals)
        {
            if (With(state, literal) is { } one)
            {
                yield return one;
            }
        }
    }

    private static IEnumerable<PathState> All(PathState state, IEnumerable<Literal> literals)
    {
        PathState? all = state;
        foreach (Literal literal in literals)
        {
            all = all is null ? null : With(all, literal);
        }

        return all is null ? [] : [all];
    }

    private static PathState? With(PathState state, Literal literal)
    {
        if (state[literal.Call] is not CallFact fact)
        {
            return state;
        }

        if (literal.Member is bool member && !literal.IsEqual)
        {
            literal = new Literal(literal.Call, !member, true);
        }

        if (fact.Member is not null)
        {
            return fact.Member.Equals(literal.Member) == literal.IsEqual ? state : null;
        }

        if (!literal.IsEqual)
        {
            return state.With(literal.Call, fact with { Excluded = fact.Excluded.With(literal.Member) });
        }

        return fact.Excluded.Contains(literal.Member)
            ? null
            : state.With(literal.Call, fact with { Member = literal.Member });
    }
}
