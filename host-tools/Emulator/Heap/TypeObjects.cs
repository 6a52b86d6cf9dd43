using System.Collections.Generic;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Heap;

/// <summary>The objects that static synchronized methods lock: one object for each type.</summary>
internal sealed class TypeObjects(WellKnown wellKnown) : IHeapRoots
{
    private readonly WellKnown _wellKnown = wellKnown;
    private readonly Dictionary<TypeDesc, HeapItem> _objects = [];

    public HeapItem Of(TypeDesc type)
    {
        if (!_objects.TryGetValue(type, out HeapItem? item))
        {
            item = new HeapReflection(_wellKnown.RuntimeType, type);
            _objects[type] = item;
        }

        return item;
    }

    public void Mark(Reachability walk)
    {
        foreach (HeapItem item in _objects.Values)
        {
            walk.Reach(item);
        }
    }
}
