using System.Collections.Generic;
using System.Threading;
using SecureBoot.Emulator.Types;

namespace SecureBoot.TestAdapter.Running;

/// <summary>The executed instructions of all machines of a run, added up.</summary>
internal sealed class HitCounts
{
    private readonly Dictionary<(string Assembly, int Row), List<MethodHits>> _hits = [];
    private readonly Lock _lock = new();

    /// <summary>Adds the execution counts of a machine.</summary>
    public void Add(IEnumerable<MethodHits> hits)
    {
        lock (_lock)
        {
            foreach (MethodHits method in hits)
            {
                if (!_hits.TryGetValue((method.Assembly, method.Row), out List<MethodHits>? all))
                {
                    _hits.Add((method.Assembly, method.Row), all = []);
                }

                all.Add(method);
            }
        }
    }

    /// <summary>The executed instructions of a method.</summary>
    public IReadOnlyList<MethodHits> Of(string assembly, int row) => _hits.GetValueOrDefault((assembly, row), []);
}
