using System;
using System.Collections.Immutable;

namespace SecureBoot.Analyzers.Ranges;

/// <summary>The untrusted numbers that variables hold at one point.</summary>
internal sealed class NumberState : IEquatable<NumberState>
{
    internal static NumberState Empty { get; } = new(ImmutableDictionary<object, Number>.Empty);

    private readonly ImmutableDictionary<object, Number> _numbers;

    private NumberState(ImmutableDictionary<object, Number> numbers)
    {
        _numbers = numbers;
    }

    internal Number? this[object variable] => _numbers.TryGetValue(variable, out Number? number) ? number : null;

    internal NumberState With(object variable, Number? number)
    {
        ImmutableDictionary<object, Number> numbers = number is null
            ? _numbers.Remove(variable)
            : _numbers.SetItem(variable, number);
        return ReferenceEquals(numbers, _numbers) ? this : new NumberState(numbers);
    }

    /// <summary>The known facts where two paths join: a number is trusted only if both paths trust it.</summary>
    internal NumberState Join(NumberState other)
    {
        ImmutableDictionary<object, Number> joined = _numbers;
        foreach ((object variable, Number number) in other._numbers.Select())
        {
            joined = joined.SetItem(variable, Number.Join(this[variable], number)!);
        }

        return new NumberState(joined);
    }

    public bool Equals(NumberState? other)
    {
        if (other is null || other._numbers.Count != _numbers.Count)
        {
            return false;
        }

        foreach ((object variable, Number number) in _numbers.Select())
        {
            if (!number.Equals(other[variable]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj)
    {
        return Equals(obj as NumberState);
    }

    public override int GetHashCode()
    {
        return _numbers.Count;
    }
}
