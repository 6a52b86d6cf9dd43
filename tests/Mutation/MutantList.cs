using System.Collections.Generic;

namespace SecureBoot.Mutation;

/// <summary>The changes of a folder in the order of the files, without those that do not compile.</summary>
internal sealed class MutantList(HashSet<int> dropped)
{
    private readonly Dictionary<string, int> _keys = [];
    private int _next;

    internal List<Mutant> Mutants { get; } = [];

    /// <summary>The number of ids in use.</summary>
    internal int Count => _next;

    internal int NextMember { get; set; }

    /// <summary>Adds a change and returns its number, or -1 for a change that does not compile. Equal changes of one
    /// member get the suffixes #2, #3.</summary>
    internal int Add(int member, string key, int line, bool isRisky)
    {
        int id = _next++;
        int occurrence = _keys[key] = _keys.GetValueOrDefault(key) + 1;
        if (dropped.Contains(id))
        {
            return -1;
        }

        Mutants.Add(new Mutant(id, member, occurrence == 1 ? key : $"{key} #{occurrence}", line, isRisky));
        return id;
    }
}
