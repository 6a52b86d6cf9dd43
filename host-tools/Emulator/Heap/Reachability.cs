using System;
using System.Collections.Generic;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Heap;

/// <summary>Walks everything reachable from statics, threads, timers and pending finalizers and adds up its size.</summary>
internal sealed class Reachability
{
    private readonly Machine _machine;
    private readonly Stack<HeapItem> _open = new();
    private int _mark;
    private long _bytes;

    public Reachability(Machine machine)
    {
        _machine = machine;
    }

    /// <summary>The bytes that are reachable; where the device collects, what is not is finalized.</summary>
    public long Walk(bool frees)
    {
        _mark++;
        _bytes = 0;
        foreach (AssemblyDesc assembly in _machine.Types.Assemblies)
        {
            MarkAll(assembly.Statics);
            Reach(assembly.Image as HeapItem);
        }

        foreach (GreenThread thread in _machine.Scheduler.Threads)
        {
            MarkThread(thread);
        }

        foreach (HeapObject timer in _machine.Timers.Objects)
        {
            Reach(timer);
        }

        foreach (HeapObject item in _machine.Finalizers.Pending)
        {
            Reach(item);
        }

        foreach (HeapItem item in _machine.TypeObjects)
        {
            Reach(item);
        }

        foreach (HeapItem item in _machine.Natives.Roots)
        {
            Reach(item);
        }

        Drain();
        if (frees)
        {
            _machine.Finalizers.Collect(_mark);
            _machine.WeakReferences.Collect(_mark);
        }

        return _bytes;
    }

    private void MarkThread(GreenThread thread)
    {
        _bytes += DeviceLayout.Thread;
        Reach(thread.Thrown);
        Reach(thread.Object);
        Reach(thread.Start);
        if (thread.WaitsFor is HeapObject[] handles)
        {
            Array.ForEach(handles, Reach);
        }

        foreach (Unwind entry in thread.Unwinds)
        {
            Reach(entry.Thrown);
        }

        for (int i = 0; i < thread.Depth; i++)
        {
            Frame frame = thread.At(i);
            _bytes += frame.Bytes;
            Reach(frame.Locked);
            MarkAll(frame.Stack.AsSpan(frame.Args, Math.Max(0, frame.Eval + frame.Depth - frame.Args)));
        }
    }

    private void MarkAll(ReadOnlySpan<Slot> slots)
    {
        foreach (ref readonly Slot slot in slots)
        {
            if (slot.IsReference)
            {
                switch (slot.Ref)
                {
                    case HeapItem item:
                        Reach(item);
                        break;
                    case null:
                        break;
                }
            }
        }
    }

    private void Reach(HeapItem? item)
    {
        if (item is not null && item.Mark != _mark)
        {
            item.Mark = _mark;
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
                    MarkAll(instance.Fields);
                    break;
                case HeapArray { IsReference: true } array:
                    MarkAll(array.Slots);
                    break;
                case HeapDelegate one:
                    MarkDelegate(one);
                    break;
            }
        }
    }

    private void MarkDelegate(HeapDelegate one)
    {
        if (one.Target.IsReference)
        {
            Reach(one.Target.Ref as HeapItem);
        }

        foreach (HeapDelegate inner in one.List ?? [])
        {
            Reach(inner);
        }
    }
}
