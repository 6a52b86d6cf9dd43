using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Scheduling;

/// <summary>Looks at a thread's next instruction: what memory will it touch?</summary>
/// <param name="namesLoaded">Whether an array is also named by the field that it is loaded from, where it was
/// stored unseen.</param>
internal sealed class AccessReader(bool namesLoaded)
{
    private readonly bool _namesLoaded = namesLoaded;

    // An array is called by the field that holds it, the fields of an object by its type.
    private readonly ConditionalWeakTable<object, string> _arrays = [];
    private readonly ConditionalWeakTable<ValueSlot[], HeapObject> _objects = [];
    private readonly Dictionary<(TypeDesc, int), string> _fields = [];
    private readonly Dictionary<(AssemblyDesc, int), string> _statics = [];

    public IReadOnlyList<MemoryAccess> Next(GreenThread thread)
    {
        CallFrame frame = thread.Top;
        if (thread.Thrown is not null || frame.Method.Code is not { } code || frame.Pc >= code.Length)
        {
            return [];
        }

        ref Instruction next = ref code[frame.Pc];
        switch (next.Op)
        {
            case Op.LdfldObject when _namesLoaded:
                Loaded(Operand(frame, 0), next.A);
                return Field(Operand(frame, 0), next.A, isWrite: false);
            case Op.LdfldNumber or Op.LdfldObject or Op.LdfldStruct:
                return Field(Operand(frame, 0), next.A, isWrite: false);
            case Op.StfldNumber:
                return Field(Operand(frame, 1), next.A, isWrite: true);
            case Op.StfldObject:
                Name(Operand(frame, 0), FieldName(Operand(frame, 1), next.A));
                return Field(Operand(frame, 1), next.A, isWrite: true);
            case Op.Ldflda:
                Remember(Operand(frame, 0));
                return [];
            case Op.LdsfldObject when _namesLoaded:
                Loaded(((AssemblyDesc)next.O!).Statics[next.A], StaticName(next));
                return [new MemoryAccess(StaticName(next), false)];
            case Op.LdsfldNumber or Op.LdsfldObject or Op.LdsfldStruct:
                return [new MemoryAccess(StaticName(next), false)];
            case Op.StsfldNumber or Op.StsfldObject:
                Name(Operand(frame, 0), StaticName(next));
                return [new MemoryAccess(StaticName(next), true)];
            case >= Op.LdelemI1 and <= Op.LdelemType:
                return Array(Operand(frame, 1), isWrite: false);
            case >= Op.StelemI1 and <= Op.StelemType:
                return Array(Operand(frame, 2), isWrite: true);
            case Op.Ldind or Op.Ldobj:
                return Any(Operand(frame, 0), isWrite: false);
            case Op.Stind or Op.Stobj:
                return Any(Operand(frame, 1), isWrite: true);
            case Op.CallNative or Op.CallNativeInstance:
                return Native(frame, (MethodDesc)next.O!);
            default:
                return [];
        }
    }

    private static ValueSlot Operand(CallFrame frame, int fromTop)
    {
        return frame.Stack[frame.Eval + frame.Depth - 1 - fromTop];
    }

    private string StaticName(in Instruction instruction)
    {
        AssemblyDesc assembly = (AssemblyDesc)instruction.O!;
        int index = instruction.A;
        if (!_statics.TryGetValue((assembly, index), out string? name))
        {
            name = assembly.Types
                .SelectMany(type => type.StaticFields)
                .FirstOrDefault(field => field.Index == index)?.ToString() ?? assembly.Name + "::static" + index;
            _statics.Add((assembly, index), name);
        }

        return name;
    }

    private List<MemoryAccess> Native(CallFrame frame, MethodDesc method)
    {
        List<MemoryAccess> accesses = [];
        for (int i = 0; i < method.ArgumentCount; i++)
        {
            accesses.AddRange(Any(Operand(frame, i), isWrite: true));
        }

        return accesses;
    }

    // An object or array that is passed, or the target of a reference.
    private MemoryAccess[] Any(ValueSlot slot, bool isWrite)
    {
        if (slot.Tag == DataType.ByRef && slot.Ref is ValueSlot[] owner)
        {
            // A reference into a stack is that thread's own.
            return _objects.TryGetValue(owner, out HeapObject? item)
                ? [new MemoryAccess(FieldName(item, (int)slot.Bits), isWrite, item)]
                : [];
        }

        return slot.Ref is HeapArray ? Array(slot, isWrite) : [];
    }

    private MemoryAccess[] Array(ValueSlot slot, bool isWrite)
    {
        if (!slot.IsReference || slot.Ref is not HeapArray array)
        {
            return [];
        }

        return [new MemoryAccess(_arrays.TryGetValue(array, out string? place) ? place : null, isWrite, array)];
    }

    private MemoryAccess[] Field(ValueSlot self, int index, bool isWrite)
    {
        return Remember(self) is { } item ? [new MemoryAccess(FieldName(item, index), isWrite, item)] : [];
    }

    private HeapObject? Remember(ValueSlot self)
    {
        if (!self.IsReference || self.Ref is not HeapObject item)
        {
            return null;
        }

        _objects.TryAdd(item.Fields, item);
        return item;
    }

    private void Name(ValueSlot value, string? place)
    {
        if (place is not null && value.IsReference && value.Ref is HeapArray array)
        {
            _arrays.AddOrUpdate(array, place);
        }
    }

    // An array that was stored where no schedule looks, as in a static constructor.
    private void Loaded(ValueSlot value, string? place)
    {
        if (place is not null && value.IsReference && value.Ref is HeapArray array)
        {
            _ = _arrays.TryAdd(array, place);
        }
    }

    private void Loaded(ValueSlot self, int index)
    {
        if (Remember(self) is { } item)
        {
            Loaded(item.Fields[index], FieldName(item, index));
        }
    }

    private string? FieldName(ValueSlot self, int index)
    {
        return Remember(self) is { } item ? FieldName(item, index) : null;
    }

    private string FieldName(HeapObject item, int index)
    {
        if (!_fields.TryGetValue((item.Type, index), out string? name))
        {
            name = item.Type.FullName + "::" + (Find(item.Type, index)?.Name ?? "field" + index);
            _fields.Add((item.Type, index), name);
        }

        return name;
    }

    private static FieldDesc? Find(TypeDesc of, int index)
    {
        for (TypeDesc? type = of; type is not null; type = type.Base)
        {
            if (type.InstanceFields.FirstOrDefault(field => field.Index == index) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
