using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Natives;

/// <summary>FieldInfo and RuntimeFieldInfo.</summary>
internal static class FieldNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Reflection.RuntimeFieldInfo")
            .Add("get_Name", static c => c.ReturnText(Field(c).Name))
            .Add("get_DeclaringType", static c => TypeNatives.ReturnType(c, Field(c).Owner))
            .Add("get_FieldType", static c => TypeNatives.ReturnType(c, Field(c).Type.Type, Field(c).Type.Levels))
            .Add("GetValue(System.Object)", GetValue);
        table.On("System.Reflection.FieldInfo")
            .Add("SetValue(System.Object,System.Object)", SetValue)
            .Add(
                "GetCustomAttributesNative(System.Boolean)",
                static c => CustomAttributes.Return(c, Field(c).Owner.Assembly, PeTable.FieldDef, Field(c).Row));
    }

    private static FieldDesc Field(NativeCall call)
    {
        return (call.Ref(0) as HeapReflection)?.Subject as FieldDesc ?? throw call.Throw(Fault.NullReference);
    }

    private static ref ValueSlot Storage(NativeCall call, FieldDesc field)
    {
        if (field.IsStatic)
        {
            return ref field.Owner.Assembly.Statics[field.Index];
        }

        DeviceTypes.LayOut(field.Owner);
        if (call.Ref(1) is null)
        {
            throw call.Throw(Fault.NullReference);
        }

        if (!call.Runtime.Casts.IsInstance(ref call.Arg(1), field.Owner, 0, isInst: false))
        {
            throw call.Throw(Fault.Plain);
        }

        return ref ((HeapObject)call.Ref(1)!).Fields[field.Index];
    }

    private static void GetValue(NativeCall call)
    {
        ref ValueSlot storage = ref Storage(call, Field(call));
        call.Runtime.Slots.LoadStruct(ref call.Result, ref storage);
        if (!storage.IsReference)
        {
            call.Result.Tag = storage.Tag;
        }

        Boxing.BoxIfNeeded(call, ref call.Result);
    }

    private static void SetValue(NativeCall call)
    {
        FieldDesc field = Field(call);
        ref ValueSlot storage = ref Storage(call, field);
        ValueSlot value = call.Arg(2);
        bool isValue = field.Type.Levels == 0 && field.Type.Type.IsValueType;
        if (value.Ref is null ? isValue : !Fits(call, ref value, field.Type))
        {
            throw call.Throw(Fault.Plain);
        }

        if (isValue)
        {
            call.Runtime.Slots.Unbox(ref value, field.Type.Type, load: true);
        }

        SlotOperations.AssignKeepingType(ref storage, ref value);
    }

    // Every array goes into a field of an array type.
    private static bool Fits(NativeCall call, ref ValueSlot value, TypeUse type)
    {
        return call.Runtime.Casts.Fits(
            ref value, type.Levels > 0 ? call.Runtime.WellKnown.Array : type.Type, 0, call.Method.ApiName);
    }
}
