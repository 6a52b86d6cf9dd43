using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>MethodInfo, ConstructorInfo, FieldInfo and ParameterInfo.</summary>
internal static class MemberNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Reflection.MethodBase")
            .Add("get_Name", static c => c.ReturnText(Method(c).Definition.Name))
            .Add("get_DeclaringType", static c => TypeNatives.ReturnType(c, Method(c).Owner))
            .Add("get_IsPublic", static c => c.Return(Method(c).Definition.IsPublic))
            .Add("get_IsStatic", static c => c.Return(Method(c).IsStatic))
            .Add("get_IsFinal", static c => c.Return(Method(c).Definition.IsFinal))
            .Add("get_IsVirtual", static c => c.Return(Method(c).IsVirtual))
            .Add("get_IsAbstract", static c => c.Return(Method(c).IsAbstract))
            .Add("GetParameters", GetParameters)
            .Add("Invoke(System.Object,System.Object[])", static c => Invoke(c, c.Ref(1), c.Ref(2) as HeapArray));
        table.On("System.Reflection.MethodInfo")
            .Add("get_ReturnType", static c => ReturnUse(c, c.Machine.Types.Use(Method(c).Definition.ReturnType)))
            .Add("GetCustomAttributes(System.Boolean)", static c => CustomAttributes.Return(c, Method(c).Definition));
        table.On("System.Reflection.ConstructorInfo")
            .Add("Invoke(System.Object[])", Construct)
            .Add("GetCustomAttributes(System.Boolean)", static c => CustomAttributes.Return(c, Method(c).Definition));
        table.On("System.Reflection.FieldInfo")
            .Add("get_Name", static c => c.ReturnText(Field(c).Name))
            .Add("get_DeclaringType", static c => TypeNatives.ReturnType(c, c.Machine.Types.Get(Field(c).DeclaringType)))
            .Add("get_FieldType", static c => ReturnUse(c, c.Machine.Types.Use(Field(c).FieldType)))
            .Add("GetValue(System.Object)", GetValue)
            .Add("SetValue(System.Object,System.Object)", SetValue)
            .Add("GetCustomAttributes(System.Boolean)", static c => CustomAttributes.Return(c, Field(c)));
    }

    private static MethodDesc Method(NativeCall call)
    {
        return (call.Ref(0) as HeapReflection)?.Subject as MethodDesc ?? throw call.Throw(Fault.NullReference);
    }

    private static FieldDefinition Field(NativeCall call)
    {
        return (call.Ref(0) as HeapReflection)?.Subject as FieldDefinition ?? throw call.Throw(Fault.NullReference);
    }

    private static void ReturnUse(NativeCall call, TypeUse use) => TypeNatives.ReturnType(call, use.Type, use.Levels);

    private static void GetParameters(NativeCall call)
    {
        ParameterDefinition[] parameters = [.. Method(call).Definition.Parameters];
        HeapArray result = call.Heap.NewArray(call.Machine.Types.Corlib("System.Reflection.ParameterInfo"), 1, parameters.Length);
        for (int i = 0; i < parameters.Length; i++)
        {
            TypeUse use = call.Machine.Types.Use(parameters[i].ParameterType);
            HeapObject item = call.Heap.NewObject(call.Machine.WellKnown.ParameterInfo);
            item.Fields[0].SetObject(call.Heap.NewReflection(call.Machine.WellKnown.RuntimeType, use.Type, use.Levels));
            result.Slots[i].SetObject(item);
        }

        call.Return(result);
    }

    private static void Invoke(NativeCall call, object? self, HeapArray? given)
    {
        MethodDesc method = Method(call);
        int count = method.Definition.Parameters.Count;
        if ((given?.Length ?? 0) != count)
        {
            throw call.Throw(Fault.Argument);
        }

        int first = method.IsStatic ? 0 : 1;
        Slot[] arguments = new Slot[count + first];
        if (first == 1)
        {
            // A method that is not virtual may run without an object, as on the device.
            arguments[0] = Slot.OfObject(self);
            method = method.IsVirtual ? call.Machine.Dispatch.Find(call.Machine.Dispatch.TypeOf(ref arguments[0]), method) : method;
        }

        Unbox(call, method, given, arguments, first);
        call.Invoke(method, arguments, FrameKind.Reflection);
    }

    private static void Construct(NativeCall call)
    {
        MethodDesc constructor = Method(call);
        HeapArray? given = call.Ref(1) as HeapArray;
        if ((given?.Length ?? 0) != constructor.Definition.Parameters.Count)
        {
            throw call.Throw(Fault.Argument);
        }

        Slot[] arguments = new Slot[constructor.ArgumentCount];
        arguments[0] = Slot.OfObject(call.Heap.NewObject(constructor.Owner));
        Unbox(call, constructor, given, arguments, 1);
        call.Invoke(constructor, arguments, FrameKind.ReflectionConstructor);
    }

    /// <summary>FixCall: boxed numbers and value types come out of their boxes.</summary>
    private static void Unbox(NativeCall call, MethodDesc method, HeapArray? given, Slot[] arguments, int first)
    {
        for (int i = 0; given is not null && i < given.Length; i++)
        {
            ref Slot argument = ref arguments[first + i];
            argument = given.Slots[i];
            TypeUse use = call.Machine.Types.Use(method.Definition.Parameters[i].ParameterType);
            if (use.Levels > 0 || use.ByRef || !use.Type.IsValueType)
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
                call.Machine.Slots.Unbox(ref argument, use.Type, load: true);
            }
            else
            {
                throw call.Throw(Fault.Plain);
            }
        }
    }

    private static ref Slot Storage(NativeCall call)
    {
        FieldDesc field = call.Machine.Types.Get(Field(call));
        if (field.Definition.IsStatic)
        {
            return ref field.Owner.Assembly.Statics[field.Index];
        }

        if (call.Ref(1) is null)
        {
            throw call.Throw(Fault.NullReference);
        }

        if (!call.Machine.Casts.IsInstance(ref call.Arg(1), field.Owner, 0, isInst: false))
        {
            throw call.Throw(Fault.Plain);
        }

        return ref ((HeapObject)call.Ref(1)!).Fields[field.Index];
    }

    private static void GetValue(NativeCall call)
    {
        FieldDesc field = call.Machine.Types.Get(Field(call));
        ref Slot storage = ref Storage(call);
        call.Machine.Slots.LoadStruct(ref call.Result, ref storage);
        if (field.Type.Levels == 0 && field.Type.Type.IsValueType)
        {
            call.Machine.Slots.Box(ref call.Result, field.Type.Type);
        }
    }

    private static void SetValue(NativeCall call)
    {
        FieldDesc field = call.Machine.Types.Get(Field(call));
        ref Slot storage = ref Storage(call);
        Slot value = call.Arg(2);
        bool isValue = field.Type.Levels == 0 && field.Type.Type.IsValueType;
        if (value.Ref is null ? isValue : !Fits(call, ref value, field.Type))
        {
            throw call.Throw(Fault.Plain);
        }

        if (isValue)
        {
            call.Machine.Slots.Unbox(ref value, field.Type.Type, load: true);
        }

        SlotOperations.AssignKeepingType(ref storage, ref value);
    }

    // Every array goes into a field of an array type.
    private static bool Fits(NativeCall call, ref Slot value, TypeUse type)
    {
        return call.Machine.Casts.Fits(ref value, type.Levels > 0 ? call.Machine.WellKnown.Array : type.Type, 0, call.Method.ApiName);
    }
}
