using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>Type.GetMethod, GetMethods, GetConstructor and GetConstructors (corlib_native_System_Type.cpp:524).</summary>
internal static class MethodSearch
{
    private const int Instance = 0x04;
    private const int Static = 0x08;
    private const int Public = 0x10;
    private const int NonPublic = 0x20;

    public static void Add(NativeTable table)
    {
        table.On("System.Type")
            .Add("GetMethod(System.String)", static c => GetMethod(c, TypeNatives.BindingDefault))
            .Add("GetMethod(System.String,System.Type[])", GetMethodWithTypes)
            .Add("GetMethod(System.String,System.Reflection.BindingFlags)", static c => GetMethod(c, c.I4(2)))
            .Add("GetMethods", static c => ReturnAll(c, "System.Reflection.MethodInfo", Methods(c, TypeNatives.BindingDefault)))
            .Add("GetMethods(System.Reflection.BindingFlags)", static c => ReturnAll(c, "System.Reflection.MethodInfo", Methods(c, c.I4(1))))
            .Add("GetConstructor(System.Type[])", static c => ReturnBest(c, Constructors(c, Public | NonPublic), c.Array(1)))
            .Add("GetConstructors", static c => ReturnAll(c, "System.Reflection.ConstructorInfo", Constructors(c, Public)));
    }

    /// <summary>The methods of the type, then those of its bases; with the default flags no statics of the bases.</summary>
    private static IEnumerable<MethodDefinition> Methods(NativeCall call, int flags)
    {
        flags = flags == 0 ? TypeNatives.BindingDefault : flags;
        int inherited = flags == TypeNatives.BindingDefault ? Instance | Public : flags;
        TypeDesc own = TypeNatives.Type(call);
        for (TypeDesc? type = own; type is not null; type = (flags & TypeNatives.DeclaredOnly) != 0 ? null : type.Base)
        {
            int mask = ReferenceEquals(type, own) ? flags : inherited;
            foreach (MethodDefinition method in InTableOrder(type).Where(m => !m.IsConstructor && Matches(m, mask)))
            {
                yield return method;
            }
        }
    }

    // The method table has the virtual methods first. Object has no Finalize on the device.
    private static IEnumerable<MethodDefinition> InTableOrder(TypeDesc type)
    {
        return type.Definition.Methods.Where(m => !(type.Base is null && m.Name == "Finalize")).OrderBy(m => m.IsVirtual ? 0 : m.IsStatic ? 2 : 1);
    }

    private static IEnumerable<MethodDefinition> Constructors(NativeCall call, int flags)
    {
        return TypeNatives.Type(call).Definition.Methods.Where(m => m.IsConstructor && Matches(m, flags | Instance));
    }

    private static bool Matches(MethodDefinition method, int flags)
    {
        return (flags & (method.IsStatic ? Static : Instance)) != 0 && (flags & (method.IsPublic ? Public : NonPublic)) != 0;
    }

    private static void GetMethod(NativeCall call, int flags)
    {
        ReturnOnly(call, Named(call, flags));
    }

    private static void GetMethodWithTypes(NativeCall call)
    {
        MethodDefinition[] named = Named(call, TypeNatives.BindingDefault);
        if (call.Ref(2) is HeapArray types)
        {
            ReturnBest(call, named, types);
        }
        else
        {
            ReturnOnly(call, named);
        }
    }

    private static MethodDefinition[] Named(NativeCall call, int flags)
    {
        string name = call.TextOrThrow(1);
        return [.. Methods(call, flags).Where(m => m.Name == name)];
    }

    /// <summary>Without types the parameters must leave no choice.</summary>
    private static void ReturnOnly(NativeCall call, MethodDefinition[] found)
    {
        if (found.Any(m => !SameParameters(m, found[0])))
        {
            throw call.Throw(Fault.Argument);
        }

        call.Return(found.Length == 0 ? null : Reflect(call, found[0]));
    }

    private static bool SameParameters(MethodDefinition left, MethodDefinition right)
    {
        return left.Parameters.Select(p => p.ParameterType.FullName).SequenceEqual(right.Parameters.Select(p => p.ParameterType.FullName));
    }

    /// <summary>The first method that takes the types, unless a later one fits them better.</summary>
    private static void ReturnBest(NativeCall call, IEnumerable<MethodDefinition> candidates, HeapArray types)
    {
        MethodDefinition? best = null;
        foreach (MethodDefinition method in candidates.Where(m => Takes(call, m, types)))
        {
            if (best is not null && IsBetter(call, best, method) && IsBetter(call, method, best))
            {
                throw call.Throw(Fault.Argument);
            }

            best = best is null || IsBetter(call, method, best) ? method : best;
        }

        call.Return(best is null ? null : Reflect(call, best));
    }

    private static bool Takes(NativeCall call, MethodDefinition method, HeapArray types)
    {
        if (method.Parameters.Count != types.Length)
        {
            return false;
        }

        for (int i = 0; i < types.Length; i++)
        {
            HeapReflection given = types.Slots[i].Ref as HeapReflection ?? throw call.Corrupt("a type that is null", "TypeSystem.cpp, CLR_RT_SignatureParser::Advance");
            TypeUse use = Use(call, method, i);
            if (!call.Machine.Casts.IsInstance((TypeDesc)given.Subject, given.Levels, use.Type, use.Levels, isInst: false))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBetter(NativeCall call, MethodDefinition method, MethodDefinition than)
    {
        return Enumerable.Range(0, method.Parameters.Count)
            .Any(i => Fits(call, Use(call, method, i), Use(call, than, i)) && !Fits(call, Use(call, than, i), Use(call, method, i)));
    }

    private static bool Fits(NativeCall call, TypeUse from, TypeUse to) => call.Machine.Casts.IsInstance(from.Type, from.Levels, to.Type, to.Levels, isInst: false);

    private static TypeUse Use(NativeCall call, MethodDefinition method, int index) => call.Machine.Types.Use(method.Parameters[index].ParameterType);

    private static void ReturnAll(NativeCall call, string elementType, IEnumerable<MethodDefinition> methods)
    {
        MethodDefinition[] found = [.. methods];
        HeapArray result = call.Heap.NewArray(call.Machine.Types.Corlib(elementType), 1, found.Length);
        for (int i = 0; i < found.Length; i++)
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
}
