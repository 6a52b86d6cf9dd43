using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Emit;

namespace SecureBoot.Emulator.Faults;

/// <summary>A plan for copying the objects of a type and their references: compiled once for each type.</summary>
[UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "a field that nobody reads need not be copied")]
[UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "as above")]
internal sealed class ObjectPlan
{
    private const BindingFlags Own =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, ObjectPlan> s_plans = [];
    private static readonly MethodInfo s_clone = typeof(object).GetMethod(
        "MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!;
    private static readonly MethodInfo s_invoke = typeof(Action<object?>).GetMethod("Invoke")!;

    private ObjectPlan(Type type)
    {
        Clone = s_clone.CreateDelegate<Func<object, object>>();
        Copy = type.IsArray ? static (_, _) => { } : CompileCopy(type);
        Visit = CompileVisit(type);
    }

    /// <summary>A copy of an object, field by field.</summary>
    public Func<object, object> Clone { get; }

    /// <summary>Copies the fields of the first object to those of the second.</summary>
    public Action<object, object> Copy { get; }

    /// <summary>Hands over each reference in an object's fields or an array's elements.</summary>
    public Action<object, Action<object?>> Visit { get; }

    /// <summary>The plan for a type.</summary>
    public static ObjectPlan Of(Type type) => s_plans.GetOrAdd(type, static t => new ObjectPlan(t));

    private static Action<object, object> CompileCopy(Type type)
    {
        DynamicMethod method = new("Copy", null, [typeof(object), typeof(object)], type.Module, skipVisibility: true);
        ILGenerator il = method.GetILGenerator();
        foreach (FieldInfo field in FieldsOf(type))
        {
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, field);
            il.Emit(OpCodes.Stfld, field);
        }

        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Action<object, object>>();
    }

    private static Action<object, Action<object?>> CompileVisit(Type type)
    {
        DynamicMethod method = new(
            "Visit", null, [typeof(object), typeof(Action<object?>)], type.Module, skipVisibility: true);
        ILGenerator il = method.GetILGenerator();
        if (!type.IsArray)
        {
            VisitFields(il, type, () => il.Emit(OpCodes.Ldarg_0));
        }
        else if (HoldsReferences(type.GetElementType()!))
        {
            VisitElements(il, type.GetElementType()!);
        }

        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Action<object, Action<object?>>>();
    }

    // for (int i = array.Length; --i >= 0;) visit array[i]
    private static void VisitElements(ILGenerator il, Type element)
    {
        LocalBuilder index = il.DeclareLocal(typeof(int));
        Label next = il.DefineLabel();
        Label end = il.DefineLabel();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldlen);
        il.Emit(OpCodes.Conv_I4);
        il.Emit(OpCodes.Stloc, index);
        il.MarkLabel(next);
        il.Emit(OpCodes.Ldloc, index);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Stloc, index);
        il.Emit(OpCodes.Ldloc, index);
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Blt, end);
        if (element.IsValueType)
        {
            VisitFields(il, element, () => LoadElement(il, index, OpCodes.Ldelema, element));
        }
        else
        {
            il.Emit(OpCodes.Ldarg_1);
            LoadElement(il, index, OpCodes.Ldelem, element);
            il.Emit(OpCodes.Callvirt, s_invoke);
        }

        il.Emit(OpCodes.Br, next);
        il.MarkLabel(end);
    }

    private static void LoadElement(ILGenerator il, LocalBuilder index, OpCode load, Type element)
    {
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldloc, index);
        il.Emit(load, element);
    }

    private static void VisitFields(ILGenerator il, Type type, Action load)
    {
        foreach (FieldInfo field in FieldsOf(type))
        {
            if (!HoldsReferences(field.FieldType))
            {
                continue;
            }

            if (field.FieldType.IsValueType)
            {
                VisitFields(il, field.FieldType, () =>
                {
                    load();
                    il.Emit(OpCodes.Ldflda, field);
                });
                continue;
            }

            il.Emit(OpCodes.Ldarg_1);
            load();
            il.Emit(OpCodes.Ldfld, field);
            il.Emit(OpCodes.Callvirt, s_invoke);
        }
    }

    private static bool HoldsReferences(Type type)
    {
        if (type.IsPointer || type.IsPrimitive || type.IsEnum)
        {
            return false;
        }

        if (!type.IsValueType)
        {
            return true;
        }

        foreach (FieldInfo field in FieldsOf(type))
        {
            if (HoldsReferences(field.FieldType))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (Type? at = type; at is not null && at != typeof(object) && at != typeof(ValueType); at = at.BaseType)
        {
            foreach (FieldInfo field in at.GetFields(Own))
            {
                yield return field;
            }
        }
    }
}
