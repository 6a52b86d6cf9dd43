using System;
using System.Collections.Generic;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Execution;

/// <summary>A call of a native: its arguments and its result. The object is used again for the next call.</summary>
internal sealed class NativeCall(Runtime runtime)
{
    private ValueSlot[] _stack = [];
    private int _base;

    public ValueSlot Result;

    public Runtime Runtime { get; } = runtime;

    public DeviceHeap Heap => Runtime.Heap;

    public GreenThread Thread { get; private set; } = null!;

    public MethodDesc Method { get; private set; } = null!;

    public NativeStatus Status { get; set; }

    /// <summary>The method to run for <see cref="NativeStatus.Invoke"/>.</summary>
    public MethodDesc? Target { get; private set; }

    public ValueSlot[]? TargetArguments { get; private set; }

    public FrameKind TargetKind { get; private set; }

    public void Begin(GreenThread thread, MethodDesc method, ValueSlot[] stack, int first)
    {
        Thread = thread;
        Method = method;
        _stack = stack;
        _base = first;
        Status = NativeStatus.Done;
    }

    public ref ValueSlot Arg(int index) => ref _stack[_base + index];

    public int I4(int index) => (int)_stack[_base + index].Bits;

    public bool Bool(int index) => (int)_stack[_base + index].Bits != 0;

    public long I8(int index) => _stack[_base + index].Bits;

    public float R4(int index) => _stack[_base + index].R4;

    public double R8(int index) => _stack[_base + index].R8;

    /// <summary>An object argument, null for null.</summary>
    public object? Ref(int index)
    {
        ref ValueSlot slot = ref _stack[_base + index];
        return slot.IsReference ? slot.Ref : null;
    }

    /// <summary>A string argument, null for null.</summary>
    public string? Text(int index) => (Ref(index) as HeapString)?.Value;

    /// <summary>A string that must be there.</summary>
    public string TextOrThrow(int index, string fault = Fault.NullReference) => Text(index) ?? throw Throw(fault);

    /// <summary>An array that must be there.</summary>
    public HeapArray Array(int index, string fault = Fault.NullReference) =>
        Ref(index) as HeapArray ?? throw Throw(fault);

    /// <summary>`this` as an object.</summary>
    public HeapObject This() => Ref(0) as HeapObject ?? throw Throw(Fault.NullReference);

    /// <summary>`this` of a number: the slot referred to, the box's content, or the argument itself.</summary>
    public ref ValueSlot Number(int index)
    {
        ref ValueSlot slot = ref _stack[_base + index];
        switch (slot.Tag)
        {
            case DataType.ByRef when slot.Ref is ValueSlot[] slots:
                return ref slots[slot.Bits];
            case DataType.ArrayByRef:
                HeapArray array = (HeapArray)slot.Ref!;
                int at = (int)slot.Bits;
                slot.Bits = SlotOperations.ReadNumber(array, at);
                slot.Tag = array.Element;
                return ref slot;
            case DataType.Object or DataType.ByRef when slot.Ref is HeapObject box:
                return ref box.Fields[0];
            case DataType.Object:
                throw Throw(Fault.NullReference);
            default:
                return ref slot;
        }
    }

    /// <summary>Writes through a ref or out argument.</summary>
    public void Store(int index, in ValueSlot value)
    {
        ref ValueSlot address = ref _stack[_base + index];
        if (address.Tag == DataType.ArrayByRef)
        {
            SlotOperations.WriteNumber((HeapArray)address.Ref!, (int)address.Bits, value.Bits);
        }
        else if (address.Ref is ValueSlot[] slots)
        {
            ref ValueSlot target = ref slots[address.Bits];
            target.Bits = Tags.Narrow(target.Tag, value.Bits);
            if (target.IsReference)
            {
                target = value;
            }
        }
        else
        {
            throw Throw(Fault.NullReference);
        }
    }

    /// <summary>Writes an int, or a bool as 0 or 1, through a ref or out argument.</summary>
    public void Store(int index, int value) => Store(index, ValueSlot.OfI4(value));

    /// <summary>Reads an int through a ref argument.</summary>
    public int Load(int index)
    {
        ref ValueSlot address = ref _stack[_base + index];
        return address.Tag == DataType.ArrayByRef
            ? (int)SlotOperations.ReadNumber((HeapArray)address.Ref!, (int)address.Bits)
            : address.Ref is ValueSlot[] slots ? (int)slots[address.Bits].Bits : throw Throw(Fault.NullReference);
    }

    public void Return(int value) => Result.SetI4(value);

    public void Return(bool value) => Result.SetI4(value ? 1 : 0);

    public void Return(long value) => Result.SetI8(value);

    public void Return(double value) => Result.SetR8(value);

    public void ReturnNumber(DataType tag, long bits)
    {
        Result.Bits = bits;
        Result.Tag = Tags.Promote(tag);
    }

    public void Return(HeapItem? value) => Result.SetObject(value);

    /// <summary>An array of bytes as the result.</summary>
    public void ReturnBytes(ReadOnlySpan<byte> bytes)
    {
        HeapArray array = Heap.NewArray(Runtime.WellKnown.Byte, 1, bytes.Length, Method.ApiName);
        bytes.CopyTo(array.Bytes);
        Result.SetObject(array);
    }

    /// <summary>An array of strings as the result.</summary>
    public void ReturnTexts(IReadOnlyList<string> texts)
    {
        HeapArray array = Heap.NewArray(Runtime.WellKnown.String, 1, texts.Count);
        Result.SetObject(array);
        for (int i = 0; i < texts.Count; i++)
        {
            array.Slots[i].SetObject(Heap.NewString(texts[i]));
        }
    }

    public void ReturnText(string? value) => Result.SetObject(value is null ? null : Heap.NewString(value));

    /// <summary>The thread waits until it is woken up, or until a virtual time; then the native runs again.</summary>
    public void Wait(long deadline)
    {
        Status = NativeStatus.Waiting;
        Scheduler.Wait(Thread, deadline);
    }

    public void Invoke(MethodDesc method, ValueSlot[] arguments, FrameKind kind)
    {
        Status = NativeStatus.Invoke;
        Target = method;
        TargetArguments = arguments;
        TargetKind = kind;
    }

    public FirmwareException Throw(string fault) => Runtime.Throw(fault);

    /// <summary>The real native would leave its bounds here.</summary>
    public MemoryFault Corrupt(string what, string source) => new(Method.ApiName, what, source);
}
