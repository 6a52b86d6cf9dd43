using System;
using System.Collections.Generic;

namespace SecureBoot.Analyzers.Flow;

/// <summary>The facts at one point of one path. Immutable; equal to another state with the same facts.</summary>
internal sealed class PathState : IEquatable<PathState>
{
    internal static PathState Empty { get; } = new([], null);

    private readonly Value?[] _values;
    private readonly int _hash;

    private PathState(Value?[] values, Continuation? after)
    {
        _values = values;
        After = after;
        _hash = HashOf(values, after);
    }

    /// <summary>The continuation of the path after the finally block that the path is in.</summary>
    internal Continuation? After { get; }

    internal Value? this[int slot] => slot < _values.Length ? _values[slot] : null;

    internal IEnumerable<(int Slot, Value Value)> All
    {
        get
        {
            for (int i = 0; i < _values.Length; i++)
            {
                if (_values[i] is { } value)
                {
                    yield return (i, value);
                }
            }
        }
    }

    internal PathState With(int slot, Value? value)
    {
        if (Equals(this[slot], value))
        {
            return this;
        }

        Value?[] values = new Value?[Math.Max(_values.Length, slot + 1)];
        Array.Copy(_values, values, _values.Length);
        values[slot] = value;
        return new PathState(values, After);
    }

    internal PathState Then(Continuation? after)
    {
        return new PathState(_values, after);
    }

    /// <summary>The state with each value replaced; null forgets it.</summary>
    internal PathState Map(Func<Value, Value?> replace)
    {
        PathState state = this;
        foreach ((int slot, Value value) in All)
        {
            state = state.With(slot, replace(value));
        }

        return state;
    }

    public bool Equals(PathState? other)
    {
        if (other is null || _hash != other._hash || !Equals(After, other.After))
        {
            return false;
        }

        for (int i = 0; i < Math.Max(_values.Length, other._values.Length); i++)
        {
            if (!Equals(this[i], other[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj)
    {
        return Equals(obj as PathState);
    }

    public override int GetHashCode()
    {
        return _hash;
    }

    private static int HashOf(Value?[] values, Continuation? after)
    {
        int hash = after?.GetHashCode() ?? 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value)
            {
                hash = unchecked(hash + ((i + 1) * 486187739 * value.GetHashCode()));
            }
        }

        return hash;
    }
}
