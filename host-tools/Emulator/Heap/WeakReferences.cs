using System.Collections.Generic;

namespace SecureBoot.Emulator.Heap;

/// <summary>The targets of WeakReference objects: a collection that does not reach one clears it.</summary>
internal sealed class WeakReferences
{
    private readonly List<HeapObject> _references = [];

    public void Set(HeapObject reference, HeapItem? target)
    {
        reference.Host = target;
        if (!_references.Contains(reference))
        {
            _references.Add(reference);
        }
    }

    public void Collect(int mark)
    {
        _references.RemoveAll(r => r.Mark != mark);
        foreach (HeapObject reference in _references)
        {
            if (reference.Host is HeapItem target && target.Mark != mark)
            {
                reference.Host = null;
            }
        }
    }
}
