using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace SecureBoot.Emulator.Heap;

/// <summary>Objects with a finalizer: after a collection found them unreachable, a thread runs the finalizer when no
/// other thread is ready.</summary>
internal sealed class Finalizers : IHeapRoots
{
    private readonly HashSet<HeapObject> _registered = [];
    private readonly Queue<HeapObject> _pending = new();

    public bool AnyPending => _pending.Count > 0;

    public void Register(HeapObject item)
    {
        _registered.Add(item);
    }

    public void Suppress(HeapObject? item)
    {
        if (item is not null)
        {
            _registered.Remove(item);
        }
    }

    /// <summary>After the walk with a mark: the objects that the walk did not reach are due.</summary>
    public void Collect(int mark)
    {
        foreach (HeapObject item in _registered.Where(o => o.Mark != mark).ToArray())
        {
            _registered.Remove(item);
            _pending.Enqueue(item);
        }
    }

    /// <summary>The next object whose finalizer is due; false without one.</summary>
    public bool TryPeek([MaybeNullWhen(false)] out HeapObject item) => _pending.TryPeek(out item);

    /// <summary>The next object's finalizer runs: it is not due any more.</summary>
    public void Drop() => _pending.Dequeue();

    public void Mark(Reachability walk)
    {
        foreach (HeapObject item in _pending)
        {
            walk.Reach(item);
        }
    }
}
