using System.Runtime.CompilerServices;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Execution;

/// <summary>Fields, references, boxes and value types.</summary>
internal sealed partial class SlotOperations
{
    /// <summary>Loading a value type's value copies it.</summary>
    public void LoadStruct(ref ValueSlot target, ref ValueSlot source)
    {
        if (source.Tag == DataType.Object && source.Ref is HeapObject { IsUnboxed: true } value)
        {
            HeapObject copy = _runtime.Heap.Clone(value);
            target.SetObject(copy);
        }
        else
        {
            target = source;
            target.Tag = Tags.Promote(target.Tag);
        }
    }

    /// <summary>ldfld on something that is no object: a DateTime's or TimeSpan's ticks, or a fault.</summary>
    public void LoadField(ref ValueSlot target)
    {
        if (target.Tag is DataType.DateTime or DataType.TimeSpan)
        {
            target.SetI8(target.Bits);
            return;
        }

        if (target.Tag == DataType.ByRef && target.Ref is ValueSlot[] slots)
        {
            ref ValueSlot slot = ref slots[target.Bits];
            if (slot.Tag == DataType.Object)
            {
                throw BadFieldTarget(ref target);
            }

            target.Bits = slot.Bits;
            target.Tag = slot.Tag is DataType.DateTime or DataType.TimeSpan ? DataType.I8 : Tags.Promote(slot.Tag);
            return;
        }

        throw BadFieldTarget(ref target);
    }

    public void StoreField(ref ValueSlot target, ref ValueSlot value)
    {
        if (target.Tag == DataType.ByRef
            && target.Ref is ValueSlot[] slots
            && slots[target.Bits].Tag is DataType.DateTime or DataType.TimeSpan)
        {
            ((ValueSlot[])target.Ref)[target.Bits].Bits = value.Bits;
            return;
        }

        throw BadFieldTarget(ref target);
    }

    public FirmwareException BadFieldTarget(ref ValueSlot target)
    {
        return _runtime.Throw(target.IsReference && target.Ref is null ? Fault.NullReference : Fault.Plain);
    }

    /// <summary>ldind: LoadFromReference and promote.</summary>
    public void LoadIndirect(ref ValueSlot slot)
    {
        switch (slot.Tag)
        {
            case DataType.ArrayByRef:
                LoadArrayElement(ref slot, (HeapArray)slot.Ref!, (int)slot.Bits);
                break;
            case DataType.ByRef when slot.Ref is ValueSlot[] slots:
                LoadStruct(ref slot, ref slots[slot.Bits]);
                break;
            case DataType.ByRef when slot.Ref is HeapObject value:
                slot.SetObject(_runtime.Heap.Clone(value));
                break;
            case DataType.Object when slot.Ref is HeapObject { IsUnboxed: false } box && IsNumberBox(box):
                slot.Bits = box.Fields[0].Bits;
                slot.Tag = Tags.Promote(box.Fields[0].Tag);
                break;
            case DataType.ByRef:
                throw _runtime.Throw(Fault.NullReference);
            default:
                LoadStruct(ref slot, ref slot);
                break;
        }
    }

    /// <summary>ldobj: the same, after checking the type.</summary>
    public void LoadObject(ref ValueSlot slot, TypeDesc type)
    {
        if (slot.Tag == DataType.ByRef && slot.Ref is HeapObject value && !ReferenceEquals(value.Type, type))
        {
            throw WrongType();
        }

        LoadIndirect(ref slot);
    }

    /// <summary>stind and stobj.</summary>
    public void StoreIndirect(Op op, ref ValueSlot address, ref ValueSlot value, int size)
    {
        if (op == Op.Stobj)
        {
            Reassign(ref address, ref value);
            return;
        }

        switch (address.Tag)
        {
            case DataType.ArrayByRef:
                StoreArrayElement((HeapArray)address.Ref!, (int)address.Bits, ref value, size);
                break;
            case DataType.ByRef when address.Ref is ValueSlot[] slots:
                slots[address.Bits] = value;
                break;
            case DataType.ByRef when address.Ref is HeapObject:
                Reassign(ref address, ref value);
                break;
            case DataType.ByRef:
                throw _runtime.Throw(Fault.NullReference);
            case < DataType.Object:
                // MethodBase.Invoke passes a number in place of a reference to a number: the written value is lost.
                break;
            default:
                throw WrongType();
        }
    }

    /// <summary>Reassign: value types in place, all other values directly.</summary>
    public void Reassign(ref ValueSlot target, ref ValueSlot value)
    {
        if (value.Tag == DataType.ByRef)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            ValueSlot loaded = value;
            LoadIndirect(ref loaded);
            Reassign(ref target, ref loaded);
            return;
        }

        switch (target.Tag)
        {
            case DataType.ByRef when target.Ref is HeapObject own:
                CopyValue(own, ref value);
                break;
            case DataType.ByRef when target.Ref is ValueSlot[] slots:
                ReassignSlot(ref slots[target.Bits], ref value);
                break;
            case DataType.ArrayByRef:
                StoreArrayElement((HeapArray)target.Ref!, (int)target.Bits, ref value, -1);
                break;
            case DataType.ByRef:
                throw _runtime.Throw(Fault.NullReference);
            default:
                throw WrongType();
        }
    }

    public void ReassignSlot(ref ValueSlot target, ref ValueSlot value)
    {
        if (target.Tag == DataType.Object && target.Ref is HeapObject { IsUnboxed: true } own)
        {
            CopyValue(own, ref value);
        }
        else
        {
            target = value;
        }
    }

    private void CopyValue(HeapObject target, ref ValueSlot value)
    {
        if (value.Ref is not HeapObject source
            || value.Tag != DataType.Object
            || !ReferenceEquals(source.Type, target.Type))
        {
            throw WrongType();
        }

        DeviceHeap.CopyFields(source, target);
    }

    /// <summary>PerformBoxing.</summary>
    public void Box(ref ValueSlot value, TypeOperand operand)
    {
        if (operand.Levels > 0 || !operand.Type.IsValueType)
        {
            return;
        }

        Box(ref value, operand.Type);
    }

    public void Box(ref ValueSlot value, TypeDesc type)
    {
        if (value.Tag == DataType.ByRef && value.Ref is ValueSlot[] slots)
        {
            value = slots[value.Bits];
        }

        if (!type.IsStruct)
        {
            value.SetObject(_runtime.Heap.NewBox(type, value));
        }
        else if (value.Ref is HeapObject { IsUnboxed: true } source)
        {
            HeapObject box = _runtime.Heap.Clone(source);
            box.IsUnboxed = false;
            value.SetObject(box);
        }
    }

    /// <summary>PerformUnboxing; with `load` the value itself, as unbox.any does.</summary>
    public void Unbox(ref ValueSlot value, TypeDesc type, bool load)
    {
        if (value.Tag != DataType.Object
            || value.Ref is not HeapObject { IsUnboxed: false } box
            || !box.Type.IsValueType)
        {
            throw _runtime.Throw(value.Tag == DataType.Object && value.Ref is null
                ? Fault.NullReference
                : Fault.InvalidCast);
        }

        if (!ReferenceEquals(box.Type, type)
            && (type.IsStruct || box.Type.IsStruct || box.Type.DataType != type.DataType))
        {
            throw _runtime.Throw(Fault.InvalidCast);
        }

        if (type.IsStruct)
        {
            HeapObject copy = _runtime.Heap.Clone(box);
            copy.IsUnboxed = true;
            value.SetObject(copy);
            if (!load)
            {
                value.Bits = -1;
                value.Tag = DataType.ByRef;
            }

            return;
        }

        value.Bits = box.Fields[0].Bits;
        value.Tag = load ? Tags.Promote(type.DataType) : type.DataType;
    }

    /// <summary>The result of a call by reflection: boxed, or null for void. A number is boxed by its tag, not by the
    /// method's type, unless that is narrow (corlib_native_System_Reflection_MethodBase.cpp:136).</summary>
    public void BoxResult(ref ValueSlot result, MethodDesc method)
    {
        if (!method.ReturnsValue)
        {
            if (!method.IsConstructor)
            {
                result.SetObject(null);
            }

            return;
        }

        TypeUse use = method.Returns;
        if (use.Levels > 0 || !use.Type.IsValueType)
        {
            return;
        }

        if (!result.IsReference && use.IsNumber)
        {
            result.Tag = use.Type.DataType < DataType.I4 ? use.Type.DataType : result.Tag;
            Box(ref result, _runtime.Dispatch.NumberType(result.Tag));
        }
        else
        {
            Box(ref result, use.Type);
        }
    }

    private static bool IsNumberBox(HeapObject box) => box.Type.IsValueType && !box.Type.IsStruct;
}
