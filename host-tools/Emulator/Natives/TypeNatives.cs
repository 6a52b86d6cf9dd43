using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Natives;

/// <summary>System.Type and System.RuntimeType, but for members.</summary>
internal static class TypeNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.RuntimeType")
            .Add(
                "get_Assembly",
                static c => c.Return(c.Heap.NewReflection(c.Runtime.WellKnown.Assembly, Type(c).Assembly)))
            .Add("get_Name", static c => c.ReturnText(Type(c).Name + Brackets(c)))
            .Add("get_FullName", static c => c.ReturnText(FullName(Type(c)) + Brackets(c)))
            .Add("get_BaseType", static c => ReturnType(c, Levels(c) > 0 ? c.Runtime.WellKnown.Array : Type(c).Base))
            .Add("GetInterfaces", GetInterfaces)
            .Add("GetElementType", GetElementType)
            .Add(
                "GetCustomAttributesNative(System.Boolean)",
                static c => CustomAttributes.Return(c, Own(c).Assembly, PeTable.TypeDef, Own(c).Row));
        table.On("System.Type")
            .Add("get_DeclaringType", static c => ReturnType(c, Own(c).Declaring))
            .Add("get_IsNotPublic", static c => c.Return((Own(c).Flags & TypeDefFlags.ScopeMask) == TypeDefFlags.None))
            .Add("get_IsPublic", static c => c.Return((Own(c).Flags & TypeDefFlags.ScopeMask) == Public))
            .Add("get_IsClass", static c => c.Return((Own(c).Flags & TypeDefFlags.SemanticsMask) == TypeDefFlags.None))
            .Add("get_IsInterface", static c => c.Return(Own(c).IsInterface))
            .Add("get_IsValueType", static c => c.Return(Own(c).IsValueType))
            .Add("get_IsAbstract", static c => c.Return((Own(c).Flags & TypeDefFlags.Abstract) != 0))
            .Add("get_IsEnum", static c => c.Return(Own(c).IsEnum))
            .Add("get_IsSerializable", static c => c.Return((Own(c).Flags & TypeDefFlags.Serializable) != 0))
            .Add("get_IsArray", static c => c.Return(ReferenceEquals(Own(c), c.Runtime.WellKnown.Array)))
            .Add("IsInstanceOfType(System.Object)", IsInstanceOfType)
            .Add("GetTypeInternal(System.String,System.String,System.Boolean,System.Int32[])", GetTypeInternal)
            .Add("GetTypeFromHandle(System.RuntimeTypeHandle)", static c => c.Return((HeapItem?)c.Ref(0)))
            .Add(
                "InvokeMember(System.String,System.Reflection.BindingFlags,System.Reflection.Binder,System.Object,"
                    + "System.Object[])",
                static c => throw c.Throw(Fault.NotImplemented));
    }

    // Public but not nested.
    private const TypeDefFlags Public = (TypeDefFlags)1;

    /// <summary>The type, or the elements' type of an array's type.</summary>
    public static TypeDesc Type(NativeCall call)
    {
        return (call.Ref(0) as HeapReflection)?.Subject as TypeDesc
            ?? throw call.Throw(call.Ref(0) is null ? Fault.NullReference : Fault.Plain);
    }

    /// <summary>The type whose own members and flags count: System.Array for an array.</summary>
    public static TypeDesc Own(NativeCall call) =>
        Type(call) is var type && Levels(call) > 0 ? call.Runtime.WellKnown.Array : type;

    public static string FullName(TypeDesc type) => type.FullName.Replace('/', '+');

    public static void ReturnType(NativeCall call, TypeDesc? type, int levels = 0)
    {
        call.Return(type is null ? null : call.Heap.NewReflection(call.Runtime.WellKnown.RuntimeType, type, levels));
    }

    /// <summary>An array of things of reflection as the result.</summary>
    public static void ReturnAll(
        NativeCall call, TypeDesc element, IReadOnlyList<object> subjects, System.Func<object, TypeDesc> typeOf)
    {
        HeapArray result = call.Heap.NewArray(element, 1, subjects.Count);
        call.Return(result);
        for (int i = 0; i < subjects.Count; i++)
        {
            result.Slots[i].SetObject(call.Heap.NewReflection(typeOf(subjects[i]), subjects[i]));
        }
    }

    public static void ReturnTypes(NativeCall call, IReadOnlyList<TypeDesc> types)
    {
        TypeDesc runtimeType = call.Runtime.WellKnown.RuntimeType;
        ReturnAll(call, runtimeType, types, _ => runtimeType);
    }

    private static int Levels(NativeCall call) => ((HeapReflection)call.Ref(0)!).Levels;

    private static string Brackets(NativeCall call) => string.Concat(Enumerable.Repeat("[]", Levels(call)));

    private static void IsInstanceOfType(NativeCall call)
    {
        TypeDesc type = Type(call);
        if (call.Ref(1) is null)
        {
            throw call.Throw(Fault.NullReference);
        }

        call.Return(call.Runtime.Casts.IsInstance(ref call.Arg(1), type, Levels(call), isInst: false));
    }

    private static void GetElementType(NativeCall call)
    {
        TypeDesc type = Type(call);
        ReturnType(call, Levels(call) > 0 ? type : null, System.Math.Max(0, Levels(call) - 1));
    }

    private static void GetInterfaces(NativeCall call)
    {
        List<TypeDesc> interfaces = [];
        for (TypeDesc? type = Own(call); type is not null; type = type.Base)
        {
            interfaces.AddRange(type.Interfaces);
        }

        ReturnTypes(call, interfaces);
    }

    private static void GetTypeInternal(NativeCall call)
    {
        string name = call.TextOrThrow(0);
        HeapArray? version = call.Bool(2) ? call.Array(3) : null;
        AssemblyDesc? assembly = call.Text(1) is { } wanted ? FindAssembly(call, wanted, version) : null;
        if (TypeNames.Find(call.Runtime.Types, name, assembly) is { } plain)
        {
            ReturnType(call, plain);
        }
        else
        {
            ReturnType(call, TypeNames.FindElement(call.Runtime.Types, name, assembly), 1);
        }
    }

    private static AssemblyDesc? FindAssembly(NativeCall call, string name, HeapArray? version)
    {
        AssemblyDesc? found = call.Runtime.Types.Find(name);
        if (found is null || version is null)
        {
            return found;
        }

        int[] parts = [found.Version.Major, found.Version.Minor, found.Version.Build, found.Version.Revision];
        return Enumerable
            .Range(0, parts.Length)
            .All(i => i < version.Length && SlotOperations.ReadNumber(version, i) == parts[i]) ? found : null;
    }
}
