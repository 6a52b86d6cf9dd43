using System.Collections.Generic;

namespace SecureBoot.Analyzers.Flow;

/// <summary>Numbers the variables, calls and leases of one method.</summary>
internal sealed class Slots
{
    private readonly Dictionary<object, int> _numbers = [];
    private readonly List<object> _keys = [];

    /// <summary>The number of a key: a symbol, a capture, or a call's operation with its role.</summary>
    internal int Of(object key)
    {
        if (!_numbers.TryGetValue(key, out int number))
        {
            number = _keys.Count;
            _numbers.Add(key, number);
            _keys.Add(key);
        }

        return number;
    }

    internal object KeyOf(int number)
    {
        return _keys[number];
    }
}
