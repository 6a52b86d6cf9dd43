using System;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Execution.Decoding;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Faults;

/// <summary>Holds a run with a fault to the run without one, until both are the same or go different ways.</summary>
internal sealed class LockstepFollower(Runtime runtime, Lockstep reference, int joined) : IStepWatcher
{
    private readonly Runtime _runtime = runtime;
    private readonly Lockstep _reference = reference;
    private int _next = joined;
    private int _depth = int.MaxValue;

    /// <summary>Whether the runs became the same.</summary>
    public bool IsSame { get; private set; }

    public bool Step(GreenThread thread, CallFrame frame, long number)
    {
        if (_next < _reference.Count && IsOnTheWay(thread, frame, _reference.At(_next++)) && !IsSame)
        {
            return true;
        }

        _runtime.Usage.Limits = _runtime.Usage.Limits with { Instructions = number };
        return false;
    }

    private bool IsOnTheWay(GreenThread thread, CallFrame frame, in Lockstep.Entry there)
    {
        if (there.Method != frame.Method
            || there.Pc != frame.Pc
            || there.Depth != thread.Depth
            || there.Thread != thread.Id
            || there.Allocations != _runtime.Heap.Allocations)
        {
            return false;
        }

        ReadOnlySpan<ValueSlot> values = Lockstep.ValuesOf(frame);
        ReadOnlySpan<ValueSlot> others = _reference.ValuesOf(there);
        if (values.Length != others.Length)
        {
            return false;
        }

        // The difference is in this frame and in the frames that it calls.
        _depth = Math.Min(_depth, thread.Depth);
        IsSame = thread.Depth == _depth && AreSame(values, others);
        ref readonly Instruction instruction = ref frame.Method.Code![frame.Pc];
        return IsSame || !Lockstep.HasEffect(instruction) || IsSameEffect(instruction, frame.Method, values, others);
    }

    private static bool IsSameEffect(
        in Instruction instruction, MethodDesc method, ReadOnlySpan<ValueSlot> values, ReadOnlySpan<ValueSlot> others)
    {
        int taken = StackEffect.Of(instruction, method).Pops;
        ReadOnlySpan<ValueSlot> operands = values[^taken..];
        if (instruction.Op is not (Op.Stind or Op.Stobj or Op.Initobj))
        {
            // A native may read the target of an address.
            foreach (ref readonly ValueSlot operand in operands)
            {
                if (operand.Tag is DataType.ByRef or DataType.ArrayByRef)
                {
                    return false;
                }
            }
        }

        return AreSame(operands, others[^taken..]);
    }

    private static bool AreSame(ReadOnlySpan<ValueSlot> one, ReadOnlySpan<ValueSlot> other)
    {
        for (int i = 0; i < one.Length; i++)
        {
            if (!IsSameValue(one[i], other[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSameValue(in ValueSlot one, in ValueSlot other)
    {
        if (one.Tag != other.Tag)
        {
            return false;
        }

        if (!one.IsReference)
        {
            return one.Tag is DataType.I8 or DataType.U8 or DataType.R8 or DataType.DateTime or DataType.TimeSpan
                ? one.Bits == other.Bits
                : one.I4 == other.I4;
        }

        return IsSameObject(one.Ref, other.Ref)
            && (one.Tag is not (DataType.ByRef or DataType.ArrayByRef) || one.Bits == other.Bits);
    }

    // Both runs make the same objects in the same order.
    private static bool IsSameObject(object? one, object? other)
    {
        return ReferenceEquals(one, other)
            || (one is HeapItem first
                && other is HeapItem second
                && first.Serial != 0
                && first.Serial == second.Serial
                && first.Type == second.Type);
    }
}
