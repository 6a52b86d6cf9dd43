using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Natives;

/// <summary>MethodBase, RuntimeMethodInfo, ConstructorInfo and PropertyInfo.</summary>
internal static class MethodNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Reflection.MethodBase")
            .Add("get_Name", static c => c.ReturnText(Method(c).Name))
            .Add("get_DeclaringType", static c => TypeNatives.ReturnType(c, Method(c).Owner))
            .Add("get_IsPublic", static c => c.Return(Method(c).IsPublic))
            .Add("get_IsStatic", static c => c.Return(Method(c).IsStatic))
            .Add("get_IsFinal", static c => c.Return((Method(c).Flags & MethodDefFlags.Final) != 0))
            .Add("get_IsVirtual", static c => c.Return(Method(c).IsVirtual))
            .Add("get_IsAbstract", static c => c.Return(Method(c).IsAbstract))
            .Add("GetParametersNative", GetParameters)
            .Add("Invoke(System.Object,System.Object[])", static c => Invoke(c, c.Ref(1), c.Ref(2) as HeapArray));
        table.On("System.Reflection.RuntimeMethodInfo")
            .Add(
                "get_ReturnType",
                static c => TypeNatives.ReturnType(c, Method(c).Returns.Type, Method(c).Returns.Levels))
            .Add(
                "GetCustomAttributesNative(System.Boolean)",
                static c => CustomAttributes.Return(c, Method(c).Owner.Assembly, PeTable.MethodDef, Method(c).Row));
        table.On("System.Reflection.ConstructorInfo")
            .Add("Invoke(System.Object[])", Construct)
            .Add("GetCustomAttributes(System.Boolean)", static c => throw c.Throw(Fault.NotImplemented));
        table.On("System.Reflection.PropertyInfo")
            .Add("GetValue(System.Object,System.Object[])", static c => throw c.Throw(Fault.NotImplemented))
            .Add(
                "SetValue(System.Object,System.Object,System.Object[])",
                static c => throw c.Throw(Fault.NotImplemented));
    }

    private static MethodDesc Method(NativeCall call)
    {
        return (call.Ref(0) as HeapReflection)?.Subject as MethodDesc ?? throw call.Throw(Fault.NullReference);
    }

    private static void GetParameters(NativeCall call)
    {
        TypeUse[] parameters = Method(call).Parameters;
        HeapArray result = call.Heap.NewArray(call.Runtime.WellKnown.ParameterInfo, 1, parameters.Length);
        call.Return(result);
        for (int i = 0; i < parameters.Length; i++)
        {
            HeapObject item = call.Heap.NewObject(call.Runtime.WellKnown.ParameterInfo);
            item
                .Field("_parameterType")
                .SetObject(call.Heap.NewReflection(
                    call.Runtime.WellKnown.RuntimeType, parameters[i].Type, parameters[i].Levels));
            result.Slots[i].SetObject(item);
        }
    }

    private static void Invoke(NativeCall call, object? self, HeapArray? given)
    {
        MethodDesc method = Method(call);
        int count = method.Parameters.Length;
        if ((given?.Length ?? 0) != count)
        {
            throw call.Throw(Fault.Argument);
        }

        int first = method.IsStatic ? 0 : 1;
        ValueSlot[] arguments = new ValueSlot[count + first];
        if (first == 1)
        {
            // A method that is not virtual may run without an object, as on the device.
            arguments[0] = ValueSlot.OfObject(self);
            method = method.IsVirtual
                ? call.Runtime.Dispatch.Find(call.Runtime.Dispatch.TypeOf(ref arguments[0]), method)
                : method;
        }

        Unbox(call, method, given, arguments, first);
        call.Invoke(method, arguments, FrameKind.Reflection);
    }

    private static void Construct(NativeCall call)
    {
        MethodDesc constructor = Method(call);
        HeapArray? given = call.Ref(1) as HeapArray;
        if ((given?.Length ?? 0) != constructor.Parameters.Length)
        {
            throw call.Throw(Fault.Argument);
        }

        ValueSlot[] arguments = new ValueSlot[constructor.ArgumentCount];
        arguments[0] = ValueSlot.OfObject(call.Heap.NewObject(constructor.Owner));
        Unbox(call, constructor, given, arguments, 1);
        call.Invoke(constructor, arguments, FrameKind.ReflectionConstructor);
    }

    /// <summary>FixCall: numbers and value types come out of their boxes, also for a parameter by reference, so that
    /// the method's writes are lost.</summary>
    private static void Unbox(NativeCall call, MethodDesc method, HeapArray? given, ValueSlot[] arguments, int first)
    {
        for (int i = 0; given is not null && i < given.Length; i++)
        {
            ref ValueSlot argument = ref arguments[first + i];
            argument = given.Slots[i];
            TypeUse use = method.Parameters[i];
            if (use.Levels > 0 || !use.Type.IsValueType || argument.Tag != DataType.Object)
            {
                continue;
            }

            if (argument.Ref is not HeapObject { IsUnboxed: false } box)
            {
                throw call.Throw(argument.Ref is null ? Fault.NullReference : Fault.Plain);
            }

            if (!use.Type.IsStruct && !box.Type.IsStruct && box.Type.DataType == use.Type.DataType)
            {
                argument = box.Fields[0];
                argument.Tag = use.Type.DataType;
            }
            else if (ReferenceEquals(box.Type, use.Type))
            {
                call.Runtime.Slots.Unbox(ref argument, use.Type, load: true);
            }
            else
            {
                throw call.Throw(Fault.Plain);
            }
        }
    }
}
