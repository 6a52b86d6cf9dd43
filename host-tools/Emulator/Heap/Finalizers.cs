using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Heap;

/// <summary>Objects with a finalizer: after a collection found them unreachable, a thread runs it when nobody else is ready.</summary>
internal sealed class Finalizers
{
    private readonly Machine _machine;
    private readonly HashSet<HeapObject> _registered = [];
    private readonly Queue<HeapObject> _pending = new();

    public Finalizers(Machine machine)
    {
        _machine = machine;
    }

    public IEnumerable<HeapObject> Pending => _pending;

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

    /// <summary>After the walk with a mark: what it did not reach is due.</summary>
    public void Collect(int mark)
    {
        foreach (HeapObject item in _registered.Where(o => o.Mark != mark).ToArray())
        {
            _registered.Remove(item);
            _pending.Enqueue(item);
        }
    }

    /// <summary>Starts the next finalizer; false when none is due.</summary>
    public bool RunNext()
    {
        if (!_pending.TryDequeue(out HeapObject? item))
        {
            return false;
        }

        _machine.Scheduler.CreateFor(_machine.Dispatch.Find(item.Type, item.Type.Finalizer!), [Slot.OfObject(item)]);
        return true;
    }
}
