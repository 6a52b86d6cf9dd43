using System;
using System.Collections.Generic;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Heap;

/// <summary>Walks everything reachable from static fields and other roots, and adds up its size.</summary>
internal sealed class Reachability(DeviceTypes types)
{
    private readonly DeviceTypes _types = types;
    private readonly List<IHeapRoots> _roots = [];
    private readonly Stack<HeapItem> _open = new();
    private long _bytes;

    /// <summary>The mark of the last walk: what has it was reached.</summary>
    public int LastMark { get; private set; }

    public void AddRoots(IHeapRoots roots) => _roots.Add(roots);

    /// <summary>The bytes that are reachable.</summary>
    public long Walk()
    {
        LastMark++;
        _bytes = 0;
        foreach (AssemblyDesc assembly in _types.Assemblies)
        {
            ReachAll(assembly.Statics);
            Reach(assembly.Image as HeapItem);
        }

        foreach (IHeapRoots roots in _roots)
        {
            roots.Mark(this);
        }

        Drain();
        return _bytes;
    }

    /// <summary>Bytes in use that are no object: a thread, a frame.</summary>
    public void Count(int bytes) => _bytes += bytes;

    public void ReachAll(ReadOnlySpan<ValueSlot> slots)
    {
        foreach (ref readonly ValueSlot slot in slots)
        {
            if (slot.IsReference)
            {
                Reach(slot.Ref as HeapItem);
            }
        }
    }

    public void Reach(HeapItem? item)
    {
        if (item is not null && item.Mark != LastMark)
        {
            item.Mark = LastMark;
            _bytes += item.Size;
            _open.Push(item);
        }
    }

    private void Drain()
    {
        while (_open.TryPop(out HeapItem? item))
        {
            switch (item)
            {
                case HeapObject instance:
                    ReachAll(instance.Fields);
                    break;
                case HeapArray { IsReference: true } array:
                    ReachAll(array.Slots);
                    break;
                case HeapDelegate one:
                    ReachAll([one.Target]);
                    Array.ForEach(one.List ?? [], Reach);
                    break;
            }
        }
    }
}
