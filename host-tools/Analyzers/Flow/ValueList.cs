using System;
using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.Analyzers.Flow;

/// <summary>A short list that is equal to another one with the same items in the same order.</summary>
internal sealed class ValueList<T> : IEquatable<ValueList<T>>
    where T : notnull
{
    internal static ValueList<T> Empty { get; } = new([]);

    private readonly T[] _items;

    private ValueList(T[] items)
    {
        _items = items;
    }

    internal IReadOnlyList<T> Items => _items;

    internal int Count => _items.Length;

    internal static ValueList<T> Of(IEnumerable<T> items)
    {
        return new ValueList<T>([.. items]);
    }

    internal bool Contains(T item)
    {
        return Array.IndexOf(_items, item) >= 0;
    }

    internal ValueList<T> With(T item)
    {
        return Contains(item) ? this : Of(_items.Append(item));
    }

    public bool Equals(ValueList<T>? other)
    {
        return other is not null && _items.SequenceEqual(other._items);
    }

    public override bool Equals(object? obj)
    {
        return Equals(obj as ValueList<T>);
    }

    public override int GetHashCode()
    {
        int hash = 17;
        foreach (T item in _items)
        {
            hash = unchecked((hash * 31) + item.GetHashCode());
        }

        return hash;
    }
}
