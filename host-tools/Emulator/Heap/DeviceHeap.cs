using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Heap;

/// <summary>Allocates objects and keeps the account of the device's heap.</summary>
/// <remarks>The host's collector frees memory; this class only knows the memory that the device would have in use: the
/// reachable objects of the last walk, and all objects that were allocated since.</remarks>
internal sealed class DeviceHeap
{
    private readonly DeviceTypes _types;
    private readonly WellKnown _wellKnown;
    private readonly Reachability _reachability;
    private readonly long _budget;
    private readonly int _peakStep;
    private long _nextWalk;

    // Objects that the walks found unreachable, but the device would still hold.
    private long _garbage;

    /// <summary>An empty heap.</summary>
    /// <param name="types">The loaded types, whose static fields are roots.</param>
    /// <param name="wellKnown">The types of strings, arrays and delegates.</param>
    /// <param name="budget">Bytes that the device has.</param>
    /// <param name="peakStep">Bytes allocated between two walks for the peak; 0 for walks only when the heap is
    /// full.</param>
    public DeviceHeap(DeviceTypes types, WellKnown wellKnown, long budget, int peakStep)
    {
        _types = types;
        _wellKnown = wellKnown;
        _budget = budget;
        _peakStep = peakStep;
        _nextWalk = peakStep > 0 ? peakStep : budget;
        _reachability = new Reachability(types);
        TypeObjects = new TypeObjects(wellKnown);
        AddRoots(Finalizers);
        AddRoots(TypeObjects);
    }

    public Finalizers Finalizers { get; } = new();

    public WeakReferences WeakReferences { get; } = new();

    public TypeObjects TypeObjects { get; }

    public long Allocations { get; private set; }

    public long AllocatedBytes { get; private set; }

    /// <summary>Bytes in use, frames included.</summary>
    public long Used;

    /// <summary>The number of garbage collections that the device would have made.</summary>
    public long Collections { get; private set; }

    public long Peak { get; private set; }

    public long Budget => _budget;

    public void AddRoots(IHeapRoots roots) => _reachability.AddRoots(roots);

    /// <summary>An exception that the runtime itself raises: its constructor does not run.</summary>
    public FirmwareException Throw(string fault)
    {
        TypeDesc type = _types.Corlib(fault);
        try
        {
            return new FirmwareException(NewObject(type));
        }
        catch (FirmwareException outOfMemory)
        {
            return outOfMemory;
        }
    }

    /// <summary>The exception that is kept ready for a full heap.</summary>
    public FirmwareException ThrowOutOfMemory()
    {
        TypeDesc type = _types.Corlib(Fault.OutOfMemory);
        DeviceTypes.LayOut(type);
        return new FirmwareException(new HeapObject(type, (ValueSlot[])type.Template.Clone()));
    }

    public HeapObject NewObject(TypeDesc type)
    {
        if (!type.IsLaidOut)
        {
            DeviceTypes.LayOut(type);
        }

        if (type.StructFields.Length > 0 && type.DeepSize > _budget)
        {
            throw ThrowOutOfMemory();
        }

        int size = type.InstanceSize;
        Take(size);
        ValueSlot[] fields = type.Template.Length == 0 ? [] : (ValueSlot[])type.Template.Clone();
        HeapObject result = new(type, fields) { Size = size, Serial = (int)Allocations, IsUnboxed = type.IsStruct };
        foreach ((int index, TypeDesc fieldType) in type.StructFields)
        {
            fields[index].Ref = NewObject(fieldType);
        }

        if (type.Finalizer is not null)
        {
            Finalizers.Register(result);
        }

        return result;
    }

    /// <summary>A box of two blocks for a number or an enum.</summary>
    public HeapObject NewBox(TypeDesc type, in ValueSlot value)
    {
        Take(2 * DeviceLayout.Block);
        DataType tag = type.DataType is DataType.DateTime or DataType.TimeSpan ? DataType.I8 : type.DataType;
        return new HeapObject(
            type,
            [new ValueSlot { Bits = Tags.Narrow(
                tag, value.Bits), Tag = tag }])
        { Size = 2 * DeviceLayout.Block, Serial = (int)Allocations };
    }

    public HeapObject Clone(HeapObject source)
    {
        HeapObject copy = NewObject(source.Type);
        CopyFields(source, copy);
        copy.IsUnboxed = source.IsUnboxed;
        return copy;
    }

    /// <summary>CopyValueType: field by field, value types in place.</summary>
    public static void CopyFields(HeapObject source, HeapObject target)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        for (int i = 0; i < source.Fields.Length; i++)
        {
            ref ValueSlot from = ref source.Fields[i];
            if (from.Tag == DataType.Object
                && from.Ref is HeapObject { IsUnboxed: true } inner
                && target.Fields[i].Ref is HeapObject { IsUnboxed: true } own)
            {
                CopyFields(inner, own);
            }
            else
            {
                target.Fields[i] = from;
            }
        }
    }

    public HeapString NewString(string value)
    {
        int size = DeviceLayout.String(Encoding.UTF8.GetByteCount(value));
        Take(size);
        return new HeapString(_wellKnown.String, value) { Size = size, Serial = (int)Allocations };
    }

    /// <summary>A literal: its text stays in the assembly, only a block points to it
    /// (CLR_RT_HeapBlock_String.cpp:82-106).</summary>
    public HeapString NewLiteral(string value)
    {
        Take(DeviceLayout.Block);
        return new HeapString(_wellKnown.String, value) { Size = DeviceLayout.Block, Serial = (int)Allocations };
    }

    public HeapArray NewArray(TypeDesc leaf, int levels, int length, string place = "newarr")
    {
        if (length < 0)
        {
            throw Throw(Fault.OutOfRange);
        }

        int elementSize = ElementSize(leaf, levels);
        if (elementSize == 0)
        {
            throw new MemoryFault(place, "an array of void", "Execution.cpp:1496, elements of no size");
        }

        uint total = unchecked((uint)DeviceLayout.ArrayHeader + ((uint)length * (uint)elementSize));
        if ((ulong)total != DeviceLayout.ArrayHeader + ((ulong)(uint)length * (uint)elementSize))
        {
            throw new MemoryFault(
                place,
                $"size of {leaf.Name}{string.Concat(Enumerable.Repeat("[]", levels - 1))}[{length}] wraps",
                $"Execution.cpp:1496, to {total} bytes");
        }

        int size = DeviceLayout.Round((int)Math.Min(total, int.MaxValue - DeviceLayout.Block));
        Take(size);
        HeapArray array = new(_wellKnown.Array, leaf, levels, length) { Size = size, Serial = (int)Allocations };
        InitializeElements(array, 0, length);
        return array;
    }

    /// <summary>ClearElements: zero, null, or new objects for value types.</summary>
    public void InitializeElements(HeapArray array, int index, int length)
    {
        if (!array.IsReference)
        {
            Array.Clear(array.Bytes, index << array.Shift, length << array.Shift);
            return;
        }

        bool structs = array.Levels == 1 && array.Leaf.IsStruct;
        if (structs && array.Leaf.DeepSize * length > _budget)
        {
            throw ThrowOutOfMemory();
        }

        for (int i = index; i < index + length; i++)
        {
            array.Slots[i] = new ValueSlot { Tag = array.Element, Ref = structs ? NewObject(array.Leaf) : null };
        }
    }

    public HeapDelegate NewDelegate(MethodDesc method)
    {
        Take(DeviceLayout.Delegate);
        return new HeapDelegate(
            _wellKnown.Delegate, method)
        { Size = DeviceLayout.Delegate, Serial = (int)Allocations };
    }

    public HeapDelegate NewDelegateList(TypeDesc type, HeapDelegate[] list)
    {
        int size = DeviceLayout.DelegateList + (list.Length * DeviceLayout.Block);
        Take(size);
        return new HeapDelegate(type, list) { Size = size, Serial = (int)Allocations };
    }

    public HeapReflection NewReflection(TypeDesc type, object subject, int levels = 0)
    {
        int size = 2 * DeviceLayout.Block;
        Take(size);
        return new HeapReflection(type, subject, levels) { Size = size, Serial = (int)Allocations };
    }

    /// <summary>Room for bytes that are no object of their own: a thread, a frame.</summary>
    public void TakeHidden(int bytes)
    {
        Used += bytes;
        if (Used > _nextWalk)
        {
            Walk(bytes);
        }
    }

    public void GiveBack(int bytes)
    {
        Used -= bytes;
    }

    /// <summary>Walks the reachable objects: afterwards <see cref="Used"/> is exact.</summary>
    /// <param name="frees">Whether the device collects its garbage here, which makes finalizers due and clears weak
    /// references.</param>
    public void Collect(bool frees = false)
    {
        Collections += frees ? 1 : 0;
        _garbage = frees ? 0 : _garbage;
        Used = _reachability.Walk();
        if (frees)
        {
            Finalizers.Collect(_reachability.LastMark);
            WeakReferences.Collect(_reachability.LastMark);
        }

        Peak = Math.Max(Peak, Used);
        _nextWalk = _peakStep > 0 ? Math.Min(_budget, Used + _peakStep) : _budget;
    }

    private static int ElementSize(TypeDesc leaf, int levels)
    {
        DataType element = levels > 1 ? DataType.Object : leaf.ElementTag;
        return element >= DataType.DateTime ? DeviceLayout.Block : Tags.Size(element);
    }

    private void Take(int size)
    {
        if (size > DeviceLayout.MaxBlocks * DeviceLayout.Block)
        {
            throw Throw(Fault.OutOfMemory);
        }

        Allocations++;
        AllocatedBytes += size;
        Used += size;
        if (Used > _nextWalk)
        {
            Walk(size);
        }
    }

    private void Walk(int pending)
    {
        long onDevice = Used + _garbage;
        bool isFull = onDevice > _budget;
        Collect(isFull);
        _garbage = isFull ? 0 : onDevice - pending - Used;

        if (Used + pending > _budget)
        {
            throw ThrowOutOfMemory();
        }

        Used += pending;
        Peak = Math.Max(Peak, Used);
    }
}
