using System;
using System.Collections.Generic;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Faults;

/// <summary>A piece of the run without a fault: each instruction with all values of its frame. A run with a fault that
/// takes the same path and passes on the same values becomes the same run again, and need not continue.</summary>
/// <remarks>
/// While both runs execute the same instructions, a difference exists only in the fault's frame and in the frames that
/// it calls. A difference leaves these frames by a write to an object, an array or a static field, by a native, or by a
/// method's result. Writes and natives are compared before the instruction, and a result is part of the caller's frame.
/// Once that frame is the same, the runs differ only in the time of a skipped instruction and in garbage.
/// </remarks>
public sealed class Lockstep
{
    private readonly List<Entry> _entries = [];
    private ValueSlot[] _values = new ValueSlot[4096];
    private int _used;
    private int _effects;

    internal int Count => _entries.Count;

    internal Entry At(int index) => _entries[index];

    internal ReadOnlySpan<ValueSlot> ValuesOf(in Entry entry) => _values.AsSpan(entry.Start, entry.Length);

    /// <summary>The place where a run with a fault joins the reference run; -1 if the fault itself is a difference
    /// outside the frame.</summary>
    internal int Join(FaultSite site, FaultEffect effect)
    {
        int joined = site.After < 0 || effect.Form is not (FaultForm.Pushed or FaultForm.LeftOut)
            ? -1
            : Find(site.After);
        if (joined < 0 || effect.Form == FaultForm.Pushed)
        {
            return joined;
        }

        int left = Find(site.Number);
        return left >= 0
            && _entries[left].Effects == _entries[joined].Effects
            && _entries[left].Allocations == _entries[joined].Allocations ? joined : -1;
    }

    internal void Add(GreenThread thread, CallFrame frame, long number, long allocations)
    {
        ReadOnlySpan<ValueSlot> values = ValuesOf(frame);
        if (_used + values.Length > _values.Length)
        {
            Array.Resize(ref _values, (_values.Length * 2) + values.Length);
        }

        values.CopyTo(_values.AsSpan(_used));
        _entries.Add(new Entry(
            number, frame.Method, frame.Pc, thread.Depth, thread.Id, allocations, _effects, _used, values.Length));
        _used += values.Length;
        _effects += HasEffect(frame.Method.Code![frame.Pc]) ? 1 : 0;
    }

    /// <summary>Arguments, locals and evaluation stack.</summary>
    internal static ReadOnlySpan<ValueSlot> ValuesOf(CallFrame frame) =>
        frame.Stack.AsSpan(frame.Args, frame.Eval + frame.Depth - frame.Args);

    /// <summary>Whether an instruction may do more than change its frame.</summary>
    internal static bool HasEffect(in Instruction instruction) => instruction.Op switch
    {
        Op.StargAny or Op.StlocAny => true,
        <= Op.Switch and not Op.Refused => false,
        Op.Ldind or (>= Op.Add and <= Op.ConvR8) or (>= Op.Ceq and <= Op.CltUn) => false,
        Op.Ret or Op.Ldobj or Op.Ldstr or Op.Castclass or Op.Isinst or Op.Ldlen or Op.Ldelema or Op.Ldtoken
            or Op.Sizeof or Op.Leave or Op.Endfinally => false,
        (>= Op.LdfldNumber and <= Op.Ldflda) or (>= Op.LdsfldNumber and <= Op.Ldsflda)
            or (>= Op.LdelemI1 and <= Op.LdelemType) => false,
        Op.Call or Op.CallInstance or Op.Newobj => instruction.O is not MethodDesc { Native: null },
        _ => true,
    };

    private int Find(long number)
    {
        int low = 0;
        int high = _entries.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_entries[middle].Number < number)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < _entries.Count && _entries[low].Number == number ? low : -1;
    }

    internal readonly record struct Entry(
        long Number,
        MethodDesc Method,
        int Pc,
        int Depth,
        int Thread,
        long Allocations,
        int Effects,
        int Start,
        int Length);
}
