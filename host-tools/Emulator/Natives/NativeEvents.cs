using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>The events of the hardware for firmware: queued, then passed to a NativeEventDispatcher's handler one after
/// the other, each on a thread that ends before the next starts (InterruptHandler.cpp,
/// nf_rt_events_native.cpp).</summary>
internal sealed class NativeEvents(NativeState state, Scheduler scheduler)
{
    private readonly NativeState _state = state;
    private readonly Scheduler _scheduler = scheduler;
    private readonly Queue<Event> _queue = new();
    private HeapObject? _sink;
    private bool _isDispatching;

    /// <summary>Marks the dispatchers that wait for events.</summary>
    public void Mark(Reachability walk)
    {
        walk.Reach(_sink);
        foreach (Event waiting in _queue)
        {
            walk.Reach(waiting.Dispatcher);
        }
    }

    /// <summary>The dispatcher of the event sink registers itself: events before are lost, as on the device.</summary>
    public void Register(HeapObject sink) => _sink = sink;

    /// <summary>A dispatcher was disposed: its queued events are dropped.</summary>
    public void Remove(HeapObject dispatcher)
    {
        _sink = ReferenceEquals(_sink, dispatcher) ? null : _sink;
        Event[] others = [.. _queue.Where(e => !ReferenceEquals(e.Dispatcher, dispatcher))];
        _queue.Clear();
        Array.ForEach(others, _queue.Enqueue);
    }

    /// <summary>PostManagedEvent: an event of a category for the event sink.</summary>
    public void Post(byte category, byte subCategory, ushort data1, uint data2)
    {
        if (_sink is { } sink)
        {
            _queue.Enqueue(new Event(sink, ((uint)data1 << 16) | ((uint)category << 8) | subCategory, data2, Now));
            Dispatch();
        }
    }

    private long Now => _state.UtcNow.Ticks - DateTimeNatives.TicksAtOrigin;

    private void Dispatch()
    {
        while (!_isDispatching && _queue.TryDequeue(out Event next))
        {
            if (next.Dispatcher.Field("threadSpawn").Ref is HeapDelegate { Last: { Method: { } method } handler })
            {
                ValueSlot[] arguments = [Number(
                    DataType.U4, next.Data1), Number(DataType.U4, next.Data2), Number(DataType.DateTime, next.Time)];
                _isDispatching = true;
                _scheduler.CreateFor(
                    method, method.IsStatic ? arguments : [handler.Target, .. arguments]).Ended = Ended;
            }
        }
    }

    private void Ended(GreenThread thread)
    {
        _isDispatching = false;
        Dispatch();
    }

    private static ValueSlot Number(DataType tag, long bits) => new() { Tag = tag, Bits = bits };

    private readonly record struct Event(HeapObject Dispatcher, uint Data1, uint Data2, long Time);
}
