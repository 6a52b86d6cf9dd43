using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>RuntimeType.GetField and GetFields.</summary>
internal static class FieldSearch
{
    public static void Add(NativeTable table)
    {
        table.On("System.RuntimeType")
            .Add("GetField(System.String,System.Reflection.BindingFlags)", GetField)
            .Add("GetFields(System.Reflection.BindingFlags)", GetFields);
    }

    /// <summary>The fields of the type, static ones first, then those of its bases.</summary>
    private static IEnumerable<FieldDesc> Fields(NativeCall call, int flags)
    {
        flags = flags == 0 ? BindingFlags.Default : flags;
        for (TypeDesc? type = TypeNatives.Own(call); type is not null; type = (flags & BindingFlags.DeclaredOnly) != 0
            ? null
            : type.Base)
        {
            foreach (FieldDesc field in type.StaticFields
                .Concat(type.InstanceFields)
                .Where(f => BindingFlags.Match(flags, f.IsStatic, f.IsPublic)))
            {
                yield return field;
            }
        }
    }

    private static void GetField(NativeCall call)
    {
        string? name = call.Text(1);
        int flags = call.I4(2);
        StringComparison comparison = (flags & BindingFlags.IgnoreCase) != 0
            ? StringComparison.OrdinalIgnoreCase
            : StringComparison.Ordinal;
        FieldDesc? found = Fields(call, flags).FirstOrDefault(f => name is null || f.Name.Equals(name, comparison));
        call.Return(found is null ? null : call.Heap.NewReflection(call.Runtime.WellKnown.FieldInfo, found));
    }

    private static void GetFields(NativeCall call)
    {
        TypeDesc fieldInfo = call.Runtime.WellKnown.FieldInfo;
        TypeNatives.ReturnAll(call, fieldInfo, [.. Fields(call, call.I4(1))], _ => fieldInfo);
    }
}
