using System.Collections.Generic;
using System.Linq;
using System.Text;
using Mono.Cecil;

namespace SecureBoot.Libraries.Tests;

/// <summary>The native methods of a module, as the lists write them, and the checksum over them that nanoCLR compares.</summary>
internal static class NativeMethods
{
    /// <summary>One line a native method, types and methods in metadata order.</summary>
    public static IEnumerable<string> Lines(ModuleDefinition module)
    {
        return module.GetTypes().SelectMany(type => type.Methods).Where(IsNative).Select(Line);
    }

    /// <summary>The checksum as the metadata processor computes it: types in final order, each method counts once the first native one has.</summary>
    public static uint Checksum(ModuleDefinition module)
    {
        uint crc = 0;
        bool started = false;
        foreach (MethodDefinition method in DeviceTypes.Ordered(module).Where(Counts).SelectMany(DeviceTypes.Methods))
        {
            if (!IsNative(method))
            {
                crc = started ? Crc(crc, "NULL") : crc;
                continue;
            }

            crc = started ? Crc(Crc(crc, module.Assembly.Name.Name), ClassText(method.DeclaringType)) : crc;
            crc = Crc(crc, MethodText(method));
            started = true;
        }

        return crc;
    }

    private static bool IsNative(MethodDefinition method)
    {
        return method.IsInternalCall;
    }

    private static bool Counts(TypeDefinition type)
    {
        return !type.IsInterface && !type.IsEnum && type.BaseType?.FullName is not ("System.MulticastDelegate" or "System.Delegate");
    }

    private static string Line(MethodDefinition method)
    {
        string access = method.IsPublic ? "public" : method.IsFamily ? "protected" : method.IsAssembly ? "internal" : "private";
        string kind = method.IsStatic ? " static" : method.IsVirtual ? " virtual" : "";
        string parameters = string.Join(", ", method.Parameters.Select(parameter => parameter.ParameterType.FullName));
        return $"{method.DeclaringType.FullName}\t{access}{kind}\t{method.ReturnType.FullName} {method.Name}({parameters})";
    }

    private static string ClassText(TypeDefinition type)
    {
        string owner = type.DeclaringType is null ? "" : ClassText(type.DeclaringType);
        return $"{owner}_{type.Namespace}_{type.Name}".Replace('.', '_').TrimStart('_');
    }

    private static string MethodText(MethodDefinition method)
    {
        IEnumerable<string> types = method.Parameters.Select(parameter => TypeText(parameter.ParameterType)).Prepend(TypeText(method.ReturnType));
        string text = method.Name + (method.IsStatic ? "___STATIC__" : "___") + string.Join("__", types);
        return text.Replace('.', '_').Replace("/", "");
    }

    private static string TypeText(TypeReference type)
    {
        return type switch
        {
            ByReferenceType reference => "BYREF_" + TypeText(reference.ElementType),
            ArrayType array => "SZARRAY_" + TypeText(array.GetElementType()),
            _ => s_texts.GetValueOrDefault(type.FullName) ?? type.FullName.Replace(".", ""),
        };
    }

    private static readonly Dictionary<string, string> s_texts = new()
    {
        ["System.Void"] = "VOID",
        ["System.Boolean"] = "BOOLEAN",
        ["System.Char"] = "CHAR",
        ["System.SByte"] = "I1",
        ["System.Byte"] = "U1",
        ["System.Int16"] = "I2",
        ["System.UInt16"] = "U2",
        ["System.Int32"] = "I4",
        ["System.UInt32"] = "U4",
        ["System.Int64"] = "I8",
        ["System.UInt64"] = "U8",
        ["System.Single"] = "R4",
        ["System.Double"] = "R8",
        ["System.String"] = "STRING",
        ["System.Object"] = "OBJECT",
        ["System.IntPtr"] = "I4",
        ["System.UIntPtr"] = "U4",
        ["System.WeakReference"] = "WEAKCLASS",
    };

    private static uint Crc(uint crc, string text)
    {
        foreach (byte value in Encoding.ASCII.GetBytes(text))
        {
            crc ^= (uint)value << 24;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80000000) != 0 ? (crc << 1) ^ 0x04C11DB7 : crc << 1;
            }
        }

        return crc;
    }
}
