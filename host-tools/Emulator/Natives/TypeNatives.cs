using System;
using System.Collections.Generic;
using System.Linq;
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
            .Add("get_IsClass", static c => c.Return(!Own(c).IsInterface && !Own(c).IsValueType))
            .Add("get_IsInterface", static c => c.Return(Own(c).IsInterface))
            .Add("get_IsValueType", static c => c.Return(Own(c).IsValueType))
            .Add("get_IsAbstract", static c => c.Return(Own(c).Definition.IsAbstract))
            .Add("get_IsEnum", static c => c.Return(Own(c).IsEnum))
            .Add("get_IsSerializable", static c => c.Return(Own(c).Definition.IsSerializable))
            .Add("get_IsArray", static c => c.Return(Levels(c) > 0))
            .Add("GetElementType", GetElementType)
            .Add("IsSubclassOf(System.Type)", static c => c.Return(c.Ref(1) is not null && !ReferenceEquals(Type(c), Other(c)) && Casts.Derives(Type(c), Other(c))))
            .Add("IsInstanceOfType(System.Object)", IsInstanceOfType)
            .Add("GetInterfaces", GetInterfaces)
            .Add("GetField(System.String)", static c => GetField(c, BindingDefault))
            .Add("GetField(System.String,System.Reflection.BindingFlags)", static c => GetField(c, c.I4(2)))
            .Add("GetFields", static c => GetFields(c, BindingDefault))
            .Add("GetFields(System.Reflection.BindingFlags)", static c => GetFields(c, c.I4(1)))
            .Add("GetCustomAttributes(System.Boolean)", static c => CustomAttributes.Return(c, Type(c).Definition));
    }

    /// <summary>BindingFlags.Public | Static | Instance.</summary>
    public const int BindingDefault = 0x10 | 0x08 | 0x04;
    public const int DeclaredOnly = 0x02;

    private const int IgnoreCase = 0x01;

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

    private static void IsInstanceOfType(NativeCall call)
    {
        if (call.Ref(1) is null)
        {
            throw call.Throw(Fault.NullReference);
        }

        call.Return(call.Machine.Casts.IsInstance(ref call.Arg(1), Type(call), Levels(call), isInst: false));
    }

    private static void GetElementType(NativeCall call)
    {
        ReturnType(call, Levels(call) > 0 ? Type(call) : null, Math.Max(0, Levels(call) - 1));
    }

    private static void GetInterfaces(NativeCall call)
    {
        List<TypeDesc> interfaces = [];
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

    private static bool Matches(FieldDefinition field, int flags)
    {
        return (field.IsStatic ? (flags & 0x08) != 0 : (flags & 0x04) != 0)
            && (field.IsPublic ? (flags & 0x10) != 0 : (flags & 0x20) != 0) && !field.HasConstant;
    }

    /// <summary>The fields of the type, then those of its bases.</summary>
    private static IEnumerable<FieldDefinition> Fields(NativeCall call, int flags)
    {
        flags = flags == 0 ? BindingDefault : flags;
        for (TypeDesc? type = Type(call); type is not null; type = (flags & DeclaredOnly) != 0 ? null : type.Base)
        {
            foreach (FieldDefinition field in type.Definition.Fields.Where(f => Matches(f, flags)).OrderBy(f => f.IsStatic ? 0 : 1))
            {
                yield return field;
            }
        }
    }

    private static void GetField(NativeCall call, int flags)
    {
        string? name = call.Text(1);
        StringComparison comparison = (flags & IgnoreCase) != 0 ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        FieldDefinition? found = Fields(call, flags).FirstOrDefault(f => name is null || f.Name.Equals(name, comparison));
        call.Return(found is null ? null : call.Heap.NewReflection(call.Machine.WellKnown.FieldInfo, found));
    }

    private static void GetFields(NativeCall call, int flags)
    {
        FieldDefinition[] found = [.. Fields(call, flags)];
        HeapArray result = call.Heap.NewArray(call.Machine.Types.Corlib("System.Reflection.FieldInfo"), 1, found.Length);
        for (int i = 0; i < found.Length; i++)
        {
            result.Slots[i].SetObject(call.Heap.NewReflection(call.Machine.WellKnown.FieldInfo, found[i]));
        }

        call.Return(result);
    }
}
