using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace SecureBoot.Emulator.Loading;

/// <summary>Members that only the host's library has and that the device's compiler would have written another way,
/// with the same meaning. A type of the emulator's base library implements each.</summary>
internal static class HostOverloads
{
    public const string TypeName = "System.HostOverloads";

    private static readonly Dictionary<string, string> s_names = new()
    {
        ["M:System.Threading.Monitor.Enter(System.Object,System.Boolean@)"] = "MonitorEnter",
        ["M:System.String.Format(System.String,System.Object)"] = "Format1",
        ["M:System.String.Format(System.String,System.Object,System.Object)"] = "Format2",
        ["M:System.String.Format(System.String,System.Object,System.Object,System.Object)"] = "Format3",
        ["M:System.String.Split(System.Char,System.StringSplitOptions)"] = "Split",
        ["M:System.String.Trim(System.Char)"] = "Trim",
        ["M:System.String.TrimStart(System.Char)"] = "TrimStart",
        ["M:System.String.TrimEnd(System.Char)"] = "TrimEnd",
        ["M:System.String.PadLeft(System.Int32)"] = "PadLeft",
        ["M:System.String.PadRight(System.Int32)"] = "PadRight",
        ["M:System.String.Equals(System.String)"] = "StringEquals",
        ["M:System.Type.op_Equality(System.Type,System.Type)"] = "TypeEquals",
        ["M:System.Type.op_Inequality(System.Type,System.Type)"] = "TypeDiffers",
        ["M:System.Threading.EventWaitHandle.Set"] = "EventSet",
        ["M:System.Threading.EventWaitHandle.Reset"] = "EventReset",
        ["M:System.Convert.ToSByte(System.String)"] = "ToSByte",
        ["M:System.Convert.ToByte(System.String)"] = "ToByte",
        ["M:System.Convert.ToInt16(System.String)"] = "ToInt16",
        ["M:System.Convert.ToUInt16(System.String)"] = "ToUInt16",
        ["M:System.Convert.ToInt32(System.String)"] = "ToInt32",
        ["M:System.Convert.ToUInt32(System.String)"] = "ToUInt32",
        ["M:System.Convert.ToInt64(System.String)"] = "ToInt64",
        ["M:System.Convert.ToUInt64(System.String)"] = "ToUInt64",
    };

    public static string? Find(MethodReference reference)
    {
        if (reference is GenericInstanceMethod generic)
        {
            // An event's add and remove: the device's compiler locks instead.
            return generic.Name == "CompareExchange" && generic.DeclaringType.FullName == "System.Threading.Interlocked"
                && !generic.GenericArguments.Any(a => a.IsValueType || a.IsGenericParameter) ? "CompareExchange" : null;
        }

        return reference.Module?.Assembly?.Name.Name == "mscorlib" ? null : s_names.GetValueOrDefault(DocumentationId.Of(reference));
    }
}
