using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Natives;

/// <summary>Type.GetMethod, GetMethods, GetConstructor and GetConstructors
/// (corlib_native_System_Type.cpp:524).</summary>
internal static class MethodSearch
{
    public static void Add(NativeTable table)
    {
        table.On("System.Type")
            .Add("GetMethod(System.String)", static c => GetMethod(c, BindingFlags.Default))
            .Add("GetMethod(System.String,System.Type[])", GetMethodWithTypes)
            .Add("GetMethod(System.String,System.Reflection.BindingFlags)", static c => GetMethod(c, c.I4(2)))
            .Add(
                "GetConstructor(System.Type[])",
                static c => ReturnBest(c, Constructors(c, BindingFlags.Public | BindingFlags.NonPublic), c.Array(1)))
            .Add("GetConstructors", static c => ReturnAll(c, Constructors(c, BindingFlags.Public)));
        table.On("System.RuntimeType")
            .Add("GetMethods(System.Reflection.BindingFlags)", static c => ReturnAll(c, Methods(c, c.I4(1))));
    }

    /// <summary>The methods of the type, then those of its bases; with the default flags no statics of the
    /// bases.</summary>
    private static IEnumerable<MethodDesc> Methods(NativeCall call, int flags)
    {
        flags = flags == 0 ? BindingFlags.Default : flags;
        int inherited = flags == BindingFlags.Default ? BindingFlags.Instance | BindingFlags.Public : flags;
        TypeDesc own = TypeNatives.Own(call);
        for (TypeDesc? type = own; type is not null; type = (flags & BindingFlags.DeclaredOnly) != 0 ? null : type.Base)
        {
            int mask = ReferenceEquals(type, own) ? flags : inherited;
            foreach (MethodDesc method in type.Methods.Where(m =>
                !IsConstructor(m) && BindingFlags.Match(mask, m.IsStatic, m.IsPublic)))
            {
                yield return method;
            }
        }
    }

    private static IEnumerable<MethodDesc> Constructors(NativeCall call, int flags)
    {
        return TypeNatives
            .Own(call).Methods
            .Where(m => IsConstructor(m) && BindingFlags.Match(flags | BindingFlags.Instance, m.IsStatic, m.IsPublic));
    }

    // A static constructor counts as a method.
    private static bool IsConstructor(MethodDesc method) => (method.Flags & MethodDefFlags.Constructor) != 0;

    private static void GetMethod(NativeCall call, int flags) => ReturnOnly(call, Named(call, flags));

    private static void GetMethodWithTypes(NativeCall call)
    {
        MethodDesc[] named = Named(call, BindingFlags.Default);
        if (call.Ref(2) is HeapArray types)
        {
            ReturnBest(call, named, types);
        }
        else
        {
            ReturnOnly(call, named);
        }
    }

    private static MethodDesc[] Named(NativeCall call, int flags)
    {
        string name = call.TextOrThrow(1);
        return [.. Methods(call, flags).Where(m => m.Name == name)];
    }

    /// <summary>Without types the parameters must leave no choice.</summary>
    private static void ReturnOnly(NativeCall call, MethodDesc[] found)
    {
        if (found.Any(m => !m.Parameters.SequenceEqual(found[0].Parameters)))
        {
            throw call.Throw(Fault.Argument);
        }

        call.Return(found.Length == 0 ? null : Reflect(call, found[0]));
    }

    /// <summary>The first method that takes the types, unless a later one fits them better.</summary>
    private static void ReturnBest(NativeCall call, IEnumerable<MethodDesc> candidates, HeapArray types)
    {
        MethodDesc? best = null;
        foreach (MethodDesc method in candidates.Where(m => Takes(call, m, types)))
        {
            if (best is not null && IsBetter(call, best, method) && IsBetter(call, method, best))
            {
                throw call.Throw(Fault.Argument);
            }

            best = best is null || IsBetter(call, method, best) ? method : best;
        }

        call.Return(best is null ? null : Reflect(call, best));
    }

    private static bool Takes(NativeCall call, MethodDesc method, HeapArray types)
    {
        if (method.Parameters.Length != types.Length)
        {
            return false;
        }

        for (int i = 0; i < types.Length; i++)
        {
            HeapReflection given = types.Slots[i].Ref as HeapReflection
                ?? throw call.Corrupt("a type that is null", "TypeSystem.cpp, CLR_RT_SignatureParser::Advance");
            TypeUse use = method.Parameters[i];
            if (given.Subject is not TypeDesc type
                || !call.Runtime.Casts.IsInstance(type, given.Levels, use.Type, use.Levels, isInst: false))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBetter(NativeCall call, MethodDesc method, MethodDesc than)
    {
        return Enumerable.Range(0, method.Parameters.Length)
            .Any(i =>
                Fits(call, method.Parameters[i], than.Parameters[i])
                    && !Fits(call, than.Parameters[i], method.Parameters[i]));
    }

    private static bool Fits(NativeCall call, TypeUse from, TypeUse to) =>
        call.Runtime.Casts.IsInstance(from.Type, from.Levels, to.Type, to.Levels, isInst: false);

    private static void ReturnAll(NativeCall call, IEnumerable<MethodDesc> methods)
    {
        TypeNatives.ReturnAll(
            call, call.Runtime.WellKnown.MethodInfo, [.. methods], m => ReflectionType(call, (MethodDesc)m));
    }

    private static HeapReflection Reflect(NativeCall call, MethodDesc method) =>
        call.Heap.NewReflection(ReflectionType(call, method), method);

    private static TypeDesc ReflectionType(NativeCall call, MethodDesc method)
    {
        return IsConstructor(method) ? call.Runtime.WellKnown.ConstructorInfo : call.Runtime.WellKnown.MethodInfo;
    }
}
