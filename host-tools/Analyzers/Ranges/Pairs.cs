using System.Collections.Generic;
using System.Collections.Immutable;

namespace SecureBoot.Analyzers.Ranges;

/// <summary>The entries of a dictionary as pairs, which .NET Standard has no deconstruction for.</summary>
internal static class Pairs
{
    internal static IEnumerable<(object Key, Number Number)> Select(this ImmutableDictionary<object, Number> numbers)
    {
        foreach (KeyValuePair<object, Number> pair in numbers)
        {
            yield return (pair.Key, pair.Value);
        }
    }
}
