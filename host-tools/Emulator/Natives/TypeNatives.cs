using System;
using System.Linq;
using Mono.Cecil;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>System.Type.</summary>
internal static class TypeNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Type")
            .Add("GetTypeFromHandle(System.RuntimeTypeHandle)", static c => c.Return((HeapItem?)c.Ref(0)))
            .Add("GetType(System.String)", static c => ReturnType(c, c.Machine.FindType(c.TextOrThrow(0))))
            .Add("get_Name", static c => c.ReturnText(Type(c).Definition.Name + Brackets(c)))
            .Add("get_FullName", static c => c.ReturnText(FullName(Type(c)) + Brackets(c)))
            .Add("get_AssemblyQualifiedName", static c => c.ReturnText(FullName(Type(c)) + ", " + Type(c).Assembly.Name))
            .Add("get_DeclaringType", static c => ReturnType(c, Declaring(c)))
            .Add("get_MemberType", static c => c.Return(0x20))
            .Add("get_Assembly", static c => c.Return(c.Heap.NewReflection(c.Machine.WellKnown.Assembly, Type(c).Assembly)))
            .Add("get_BaseType", static c => ReturnType(c, Levels(c) > 0 ? c.Machine.WellKnown.Array : Type(c).Base))
            .Add("get_IsNotPublic", static c => c.Return(!Own(c).Definition.IsPublic))
            .Add("get_IsPublic", static c => c.Return(Own(c).Definition.IsPublic))
            .Add("get_IsClass", static c => c.Return(!Own(c).IsInterface && !Own(c).Definition.IsValueType))
            .Add("get_IsInterface", static c => c.Return(Own(c).IsInterface))
            .Add("get_IsValueType", static c => c.Return(Own(c).Definition.IsValueType))
            .Add("get_IsAbstract", static c => c.Return(Own(c).Definition.IsAbstract))
            .Add("get_IsEnum", static c => c.Return(Own(c).IsEnum))
            .Add("get_IsSerializable", static c => c.Return(Own(c).Definition.IsSerializable))
            .Add("get_IsArray", static c => c.Return(Levels(c) > 0))
            .Add("GetElementType", GetElementType)
            .Add("IsSubclassOf(System.Type)", static c => c.Return(!ReferenceEquals(Type(c), Other(c)) && Casts.Derives(Type(c), Other(c))))
            .Add("IsInstanceOfType(System.Object)", static c => c.Return(c.Machine.Casts.IsInstance(ref c.Arg(1), Type(c), Levels(c), isInst: false)))
            .Add("GetInterfaces", GetInterfaces)
            .Add("GetMethod(System.String)", static c => Methods(c, BindingDefault, one: true))
            .Add("GetMethod(System.String,System.Type[])", GetMethodWithTypes)
            .Add("GetMethod(System.String,System.Reflection.BindingFlags)", static c => Methods(c, c.I4(2), one: true))
            .Add("GetMethods", static c => Methods(c, BindingDefault, one: false))
            .Add("GetMethods(System.Reflection.BindingFlags)", static c => Methods(c, c.I4(1), one: false))
            .Add("GetConstructor(System.Type[])", GetConstructor)
            .Add("GetConstructors", GetConstructors)
            .Add("GetField(System.String)", static c => GetField(c, BindingDefault))
            .Add("GetField(System.String,System.Reflection.BindingFlags)", static c => GetField(c, c.I4(2)))
            .Add("GetFields", static c => GetFields(c, BindingDefault))
            .Add("GetFields(System.Reflection.BindingFlags)", static c => GetFields(c, c.I4(1)))
            .Add("GetCustomAttributes(System.Boolean)", static c => CustomAttributes.Return(c, Type(c).Definition));
    }

    /// <summary>BindingFlags.Public | Static | Instance.</summary>
    private const int BindingDefault = 0x10 | 0x08 | 0x04;

    public static TypeDesc Type(NativeCall call)
    {
        return (call.Ref(0) as HeapReflection)?.Subject as TypeDesc ?? throw call.Throw(Fault.NullReference);
    }

    public static string FullName(TypeDesc type) => type.FullName.Replace('/', '+');

    public static void ReturnType(NativeCall call, TypeDesc? type, int levels = 0)
    {
        call.Return(type is null ? null : call.Heap.NewReflection(call.Machine.WellKnown.RuntimeType, type, levels));
    }

    /// <summary>The type whose own flags count: System.Array for an array.</summary>
    private static TypeDesc Own(NativeCall call) => Levels(call) > 0 ? call.Machine.WellKnown.Array : Type(call);

    private static int Levels(NativeCall call) => ((HeapReflection)call.Ref(0)!).Levels;

    private static string Brackets(NativeCall call) => string.Concat(Enumerable.Repeat("[]", Levels(call)));

    private static TypeDesc Other(NativeCall call)
    {
        return (call.Ref(1) as HeapReflection)?.Subject as TypeDesc ?? throw call.Throw(Fault.NullReference);
    }

    private static TypeDesc? Declaring(NativeCall call)
    {
        return Type(call).Definition.DeclaringType is { } outer ? call.Machine.Types.Get(outer) : null;
    }

    private static void GetElementType(NativeCall call)
    {
        ReturnType(call, Levels(call) > 0 ? Type(call) : null, Math.Max(0, Levels(call) - 1));
    }

    private static void GetInterfaces(NativeCall call)
    {
        System.Collections.Generic.List<TypeDesc> interfaces = [];
        for (TypeDesc? type = Type(call); type is not null; type = type.Base)
        {
            interfaces.AddRange(type.Interfaces);
        }

        HeapArray result = call.Heap.NewArray(call.Machine.Types.Corlib("System.Type"), 1, interfaces.Count);
        for (int i = 0; i < interfaces.Count; i++)
        {
            result.Slots[i].SetObject(call.Heap.NewReflection(call.Machine.WellKnown.RuntimeType, interfaces[i]));
        }

        call.Return(result);
    }

    private static bool Matches(MethodDefinition method, int flags)
    {
        return (method.IsStatic ? (flags & 0x08) != 0 : (flags & 0x04) != 0)
            && (method.IsPublic ? (flags & 0x10) != 0 : (flags & 0x20) != 0);
    }

    private static void Methods(NativeCall call, int flags, bool one)
    {
        string? name = one ? call.TextOrThrow(1, Fault.ArgumentNull) : null;
        System.Collections.Generic.List<MethodDefinition> found = [];
        for (TypeDesc? type = Type(call); type is not null; type = (flags & 0x02) != 0 ? null : type.Base)
        {
            // the method table has the virtual methods first
            found.AddRange(type.Definition.Methods.Where(m => !m.IsConstructor && Matches(m, flags) && (name is null || m.Name == name)).OrderBy(m => m.IsVirtual ? 0 : m.IsStatic ? 2 : 1));
        }

        if (one)
        {
            call.Return(found.Count == 0 ? null : Reflect(call, found[0]));
            return;
        }

        HeapArray result = call.Heap.NewArray(call.Machine.Types.Corlib("System.Reflection.MethodInfo"), 1, found.Count);
        for (int i = 0; i < found.Count; i++)
        {
            result.Slots[i].SetObject(Reflect(call, found[i]));
        }

        call.Return(result);
    }

    private static HeapReflection Reflect(NativeCall call, MethodDefinition method)
    {
        WellKnown known = call.Machine.WellKnown;
        return call.Heap.NewReflection(method.IsConstructor ? known.ConstructorInfo : known.MethodInfo, call.Machine.Types.Get(method));
    }

    private static bool HasTypes(NativeCall call, MethodDefinition method, HeapArray types)
    {
        if (method.Parameters.Count != types.Length)
        {
            return false;
        }

        for (int i = 0; i < types.Length; i++)
        {
            TypeUse use = call.Machine.Types.Use(method.Parameters[i].ParameterType);
            if (types.Slots[i].Ref is not HeapReflection given || !ReferenceEquals(given.Subject, use.Type) || given.Levels != use.Levels)
            {
                return false;
            }
        }

        return true;
    }

    private static void GetMethodWithTypes(NativeCall call)
    {
        string name = call.TextOrThrow(1, Fault.ArgumentNull);
        HeapArray types = call.Array(2, Fault.ArgumentNull);
        for (TypeDesc? type = Type(call); type is not null; type = type.Base)
        {
            if (type.Definition.Methods.FirstOrDefault(m => m.Name == name && Matches(m, BindingDefault) && HasTypes(call, m, types)) is { } method)
            {
                call.Return(Reflect(call, method));
                return;
            }
        }

        call.Return((HeapItem?)null);
    }

    private static void GetConstructor(NativeCall call)
    {
        HeapArray types = call.Array(1, Fault.ArgumentNull);
        MethodDefinition? found = Type(call).Definition.Methods.FirstOrDefault(m => m.IsConstructor && !m.IsStatic && m.IsPublic && HasTypes(call, m, types));
        call.Return(found is null ? null : Reflect(call, found));
    }

    private static void GetConstructors(NativeCall call)
    {
        MethodDefinition[] found = [.. Type(call).Definition.Methods.Where(m => m.IsConstructor && !m.IsStatic && m.IsPublic)];
        HeapArray result = call.Heap.NewArray(call.Machine.Types.Corlib("System.Reflection.ConstructorInfo"), 1, found.Length);
        for (int i = 0; i < found.Length; i++)
        {
            result.Slots[i].SetObject(Reflect(call, found[i]));
        }

        call.Return(result);
    }

    private static bool Matches(FieldDefinition field, int flags)
    {
        return (field.IsStatic ? (flags & 0x08) != 0 : (flags & 0x04) != 0)
            && (field.IsPublic ? (flags & 0x10) != 0 : (flags & 0x20) != 0) && !field.HasConstant;
    }

    private static void GetField(NativeCall call, int flags)
    {
        string name = call.TextOrThrow(1, Fault.ArgumentNull);
        for (TypeDesc? type = Type(call); type is not null; type = type.Base)
        {
            if (type.Definition.Fields.FirstOrDefault(f => f.Name == name && Matches(f, flags)) is { } field)
            {
                call.Return(call.Heap.NewReflection(call.Machine.WellKnown.FieldInfo, field));
                return;
            }
        }

        call.Return((HeapItem?)null);
    }

    private static void GetFields(NativeCall call, int flags)
    {
        FieldDefinition[] found = [.. Type(call).Definition.Fields.Where(f => Matches(f, flags)).OrderBy(f => f.IsStatic ? 0 : 1)];
        HeapArray result = call.Heap.NewArray(call.Machine.Types.Corlib("System.Reflection.FieldInfo"), 1, found.Length);
        for (int i = 0; i < found.Length; i++)
        {
            result.Slots[i].SetObject(call.Heap.NewReflection(call.Machine.WellKnown.FieldInfo, found[i]));
        }

        call.Return(result);
    }
}
